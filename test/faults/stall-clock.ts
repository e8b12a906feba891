import { waitOfProcess } from '../bench/measure/cpu.js';

const every = 5;

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
  private waited = waitOfProcess(process.pid);
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
    const waited = waitOfProcess(process.pid) - this.waited;
    const late = performance.now() - this.at - every - waited;
    const worked = milliseconds(process.cpuUsage(this.used));
    this.longest = Math.max(this.longest, Math.min(late, worked) - this.excusedTime);
    this.excusedTime = 0;
    this.at = performance.now();
    this.used = process.cpuUsage();
    this.waited = waitOfProcess(process.pid);
  }
}

/** Milliseconds that no stall may reach. */
export const longestStall = 50;
