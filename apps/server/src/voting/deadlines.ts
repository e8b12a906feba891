import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { isProblem } from '#libs/problem';
import { PollClosing } from './poll-closing.js';

const period = 500;

/** Closes polls whose time is up, by the database's clock; after a restart too. */
@Injectable()
export class Deadlines implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Deadlines.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly closing: PollClosing,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.closeDue());
    }, period);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async closeDue(): Promise<void> {
    const due = await this.database
      .query<{ id: string }[]>(
        `select id from poll where status = 'open' and coalesce(extended_to, closes_at) <= clock_timestamp()`,
      )
      .catch((error: unknown) => {
        this.log.warn(error);
        return [];
      });
    for (const { id } of due)
      await this.closing.closeIfDue(id).catch((error: unknown) => this.report(error));
  }

  /** Somebody else closed it first, or gave it more time: that is no trouble. */
  private report(error: unknown): void {
    if (!isProblem(error)) this.log.error(error);
  }
}
