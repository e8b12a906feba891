import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { changedRows } from '../platform/database/changed-rows.js';

const keptDays = 30;
const hour = 3_600_000;

/** Rows go only where a checkpoint covers them whose bytes are still those that were found to load. */
const letGoRows = `
  delete from document_update row using document_checkpoint checkpoint
   where row.document_id = checkpoint.document_id and row.seq <= checkpoint.seq
     and row.at < now() - make_interval(days => $1)
     and checkpoint.hash = sha256(checkpoint.state)
  returning 1`;

const letGoRefused = 'delete from document_quarantine where at < now() - make_interval(days => $1)';

/**
 * Lets go of what is over: rows of the log that a checkpoint covers, and what was refused, each after thirty days. What
 * was deleted from a text is gone for good then.
 */
@Injectable()
export class LogRetention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(LogRetention.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.letGo().catch((error: unknown) => this.log.warn(error));
    }, hour).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Does it now; answers how many rows of the log went. */
  async letGo(days = keptDays): Promise<number> {
    await this.database.query(letGoRefused, [days]);
    return (await changedRows(this.database.manager, letGoRows, [days])).length;
  }
}
