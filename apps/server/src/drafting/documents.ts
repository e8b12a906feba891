import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Rooms, type Connection, type Peer } from '#libs/collab';
import { documentRules, healDocument } from '#libs/drafting';
import { Compaction } from './compaction.js';
import { PostgresUpdateLog } from './postgres-update-log.js';

/** The live Yjs texts: the engine with our schema's rules on our log. */
@Injectable()
export class Documents implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Documents.name);
  private readonly compaction = new Compaction();
  private readonly rooms: Rooms;

  constructor(log: PostgresUpdateLog) {
    this.rooms = new Rooms({
      log,
      rules: documentRules,
      heal: healDocument,
      compact: (updates) => this.compaction.compact(updates),
      onTrouble: ({ what, documentId, error }) =>
        this.logger.error(
          `${what} ${documentId ?? ''}: ${error instanceof Error ? error.stack : String(error)}`,
        ),
    });
  }

  /** Lets somebody into a document that they may see. */
  join(documentId: string, peer: Peer): Connection {
    return this.rooms.join(documentId, peer);
  }

  /** What is saved of a document now, as one Yjs update. */
  read(documentId: string): Promise<Uint8Array> {
    return this.rooms.read(documentId);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rooms.close();
    await this.compaction.close();
  }
}
