import { existsSync, readFileSync } from 'node:fs';

const every = 5;

/** Linux says for how many nanoseconds this thread was ready to run and had no processor. */
const schedule = '/proc/thread-self/schedstat';
const waited = existsSync(schedule)
  ? () => Number(readFileSync(schedule, 'latin1').split(' ')[1]) / 1e6
  : () => 0;

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;

/**
 * Measures for how long the event loop of this process stood still because it worked. What other processes took of the
 * processor meanwhile does not count, nor what is excused.
 */
export class StallClock {
  private longest = 0;
  private excusedTime = 0;
  private at = performance.now();
  private used = process.cpuUsage();
  private waited = waited();
  private readonly ticking = setInterval(() => this.look(), every).unref();

  /** Does something that is not what is measured, such as the work of the test itself. */
  excuse<T>(work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } finally {
      this.excusedTime += performance.now() - began;
    }
  }

  /** The longest stall since this was last asked, in milliseconds. */
  read(): number {
    this.look();
    const { longest } = this;
    this.longest = 0;
    return longest;
  }

  stop(): void {
    clearInterval(this.ticking);
  }

  private look(): void {
    const late = performance.now() - this.at - every - (waited() - this.waited);
    const worked = milliseconds(process.cpuUsage(this.used));
    this.longest = Math.max(this.longest, Math.min(late, worked) - this.excusedTime);
    this.excusedTime = 0;
    this.at = performance.now();
    this.used = process.cpuUsage();
    this.waited = waited();
  }
}

/** Milliseconds that no stall may reach. */
export const longestStall = 50;
