import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Rooms, type Connection, type Load, type Peer } from '#libs/collab';
import { documentRules, healDocument } from '#libs/drafting';
import { Notices } from '../platform/database/notices.js';
import { documentChores } from './document-chores.js';
import { PostgresUpdateLog, savedTopic } from './postgres-update-log.js';
import { readSavedWord } from './saved-word.js';

/** In milliseconds. What goes from process to process waits for a courier besides, so it gathers less. */
const longestWindowAmongOthers = 4;

/** The live Yjs texts: the engine with our schema's rules on our log. */
@Injectable()
export class Documents implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Documents.name);
  private readonly chores = documentChores();
  private readonly rooms: Rooms;

  constructor(log: PostgresUpdateLog, notices: Notices) {
    this.rooms = new Rooms({
      ...(notices.hasOthers && { longestWindow: longestWindowAmongOthers }),
      log,
      rules: documentRules,
      heal: healDocument,
      chores: this.chores,
      onTrouble: ({ what, documentId, error }) =>
        this.logger.error(
          `${what} ${documentId ?? ''}: ${error instanceof Error ? error.stack : String(error)}`,
        ),
    });
    notices.on(savedTopic, (word) => {
      const { documentId, rows } = readSavedWord(word);
      if (rows) this.rooms.hear(documentId, rows);
      else this.rooms.refresh(documentId);
    });
    notices.onGap(() => this.rooms.refreshAll());
  }

  /** Lets somebody into a document that they may see. */
  join(documentId: string, peer: Peer): Connection {
    return this.rooms.join(documentId, peer);
  }

  /** How much there is to keep in step. */
  get load(): Load {
    return this.rooms.load;
  }

  /** What is saved of a document now, as one Yjs update. */
  read(documentId: string): Promise<Uint8Array> {
    return this.rooms.read(documentId);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rooms.close();
    await this.chores.close();
  }
}
