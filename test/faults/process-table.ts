import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const mostPauses = 2_000;
const pageOfStatus = (pid: number) =>
  readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);

/** Sends a signal and waits until the process is gone; one that only waits to be buried is. */
export async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  for (let pauses = 0; pauses < mostPauses; pauses++) {
    const status = await pageOfStatus(pid);
    if (status === undefined || /^State:\t[ZX]/m.test(status)) return;
    await pause(5);
  }
  throw new Error(`process ${pid} did not end at ${signal}`);
}

/** The resident memory of a process, in megabytes. */
export async function residentMemory(pid: number): Promise<number> {
  const status = await pageOfStatus(pid);
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1];
  if (!kilobytes) throw new Error(`process ${pid} shows no memory`);
  return Number(kilobytes) / 1024;
}
