import { readFileSync } from 'node:fs';

const bytesPerKb = 1024;

/** Bytes of memory that a process holds now. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * bytesPerKb;
}

/** Looks at a process every quarter of a second; `stop` answers the most that it held. */
export function watchMemory(pid: number): { stop(): number } {
  let peak = residentBytes(pid);
  const look = () => (peak = Math.max(peak, residentBytes(pid)));
  const timer = setInterval(look, 250);
  return {
    stop() {
      clearInterval(timer);
      return look();
    },
  };
}
