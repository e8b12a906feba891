import { readdirSync, readFileSync } from 'node:fs';

/** A process that has ended counts nothing more. */
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const list = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/** CPU milliseconds that all threads of a process have used, to the nanosecond (the first number of `schedstat`). */
export function cpuOfProcess(pid: number): number {
  const nanoseconds = list(`/proc/${pid}/task`).map((thread) =>
    Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]),
  );
  return nanoseconds.reduce((sum, used) => sum + used, 0) / 1e6;
}

/** Milliseconds that a process' first thread was ready to run, but another one had the core. */
export function waitOfProcess(pid: number): number {
  return Number(read(`/proc/${pid}/task/${pid}/schedstat`).split(' ')[1] ?? 0) / 1e6;
}

/** CPU milliseconds of a process, its children, and those of its children that have ended (these in steps of 10 ms). */
export function cpuOfFamily(pid: number): number {
  const family = [pid, ...childrenOf(pid)];
  return endedChildren(pid) + family.map(cpuOfProcess).reduce((sum, used) => sum + used, 0);
}

function childrenOf(pid: number): number[] {
  const threads = list(`/proc/${pid}/task`);
  return threads.flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

const millisecondsPerTick = 10;

/** What is behind the command's name, which may hold anything, starts with the third field of `stat`. */
function endedChildren(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * millisecondsPerTick;
}

/** CPU milliseconds that this process, the generator, has used. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
