import { Logger } from '@nestjs/common';

/** Something to be done for a key, a while after the first wish for it and once for all wishes until then. */
export class Coalesce {
  private readonly log = new Logger(Coalesce.name);
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  /** `period` is in milliseconds; a failure is logged, and the next wish tries again. */
  constructor(
    private readonly period: number,
    private readonly act: (key: string) => Promise<void> | void,
  ) {}

  wish(key: string): void {
    if (this.waiting.has(key)) return;
    this.waiting.set(key, setTimeout(() => void this.fulfil(key), this.period).unref());
  }

  /** Forgets every wish. */
  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  private async fulfil(key: string): Promise<void> {
    this.waiting.delete(key);
    try {
      await this.act(key);
    } catch (error) {
      this.log.warn(error);
    }
  }
}
