import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Connection } from '#libs/collab';
import { anId } from '../platform/an-id.js';
import { refuseUpgrade, Upgrades } from '../platform/upgrades.js';
import { DocumentDoor, type Visitor } from './document-door.js';
import { DocumentPermits } from './document-permits.js';
import { Documents } from './documents.js';
import { keepAlive } from './keep-alive.js';
import { joinSocket } from './socket-peer.js';

const largestFrame = 2_000_000;
/** Stock clients stay away after a code from 4400 to 4499, and come back after others. */
const over = { code: 4401, reason: 'you take no part in this process any more' };
const notNow = { code: 4501, reason: 'the server cannot look you up now' };

/** Who opens which document, and when it was asked what they may do there. */
interface Visit {
  readonly documentId: string;
  readonly visitor: Visitor;
  readonly asOf: number;
  readonly wantsSaved: boolean;
}

/** `/collab/<documentId>`: lets the sockets of participants into the documents of their process. */
@Injectable()
export class DocumentSockets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DocumentSockets.name);
  // frames go past `ws`, which is sound only where it compresses nothing
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
  });
  private stopPinging?: () => void;

  constructor(
    private readonly upgrades: Upgrades,
    private readonly door: DocumentDoor,
    private readonly permits: DocumentPermits,
    private readonly documents: Documents,
  ) {}

  onApplicationBootstrap(): void {
    this.stopPinging = keepAlive(this.sockets);
    this.upgrades.serve('collab', (request, socket, head) => {
      this.upgrade(request, socket, head).catch((error: unknown) => {
        this.logger.error(error);
        refuseUpgrade(socket, '500 Internal Server Error');
      });
    });
  }

  beforeApplicationShutdown(): void {
    this.stopPinging?.();
    this.sockets.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    const documentId = anId.safeParse(pathname.split('/')[2]).data?.toLowerCase();
    const asOf = this.permits.now();
    const visitor = await this.door.ask(request.headers, documentId);
    if (visitor === 'unknown') return refuseUpgrade(socket, '401 Unauthorized');
    if (visitor === 'nobody' || !documentId) return refuseUpgrade(socket, '404 Not Found');
    const visit = { documentId, visitor, asOf, wantsSaved: searchParams.get('ack') === '1' };
    this.sockets.handleUpgrade(
      request,
      socket,
      head,
      (opened) => void this.welcome(opened, socket, visit),
    );
  }

  /** What comes in while the permit is looked up waits with the socket paused. */
  private async welcome(
    socket: WebSocket,
    stream: Duplex,
    { documentId, visitor, asOf, wantsSaved }: Visit,
  ): Promise<void> {
    socket.on('error', () => socket.terminate());
    socket.pause();
    const close = ({ code, reason }: typeof over) => {
      socket.resume();
      socket.close(code, reason);
    };
    let connection: Connection | undefined;
    // `ws` hears on until the other side has closed too: whoever is shown out is not heard from here on
    const end = () => {
      connection?.leave();
      close(over);
    };
    const permit = await this.permits.grant(visitor, asOf, end).catch(() => null);
    if (!permit) return close(notNow);
    if (permit.isOver) return this.permits.release(permit);
    if (socket.readyState !== socket.OPEN) {
      this.permits.release(permit);
      return socket.terminate();
    }
    const { participantId, name, groupId } = visitor;
    const given = {
      author: participantId,
      wantsSaved,
      presence: { participantId, name, groupId },
      mayWrite: () => permit.mayWrite(),
    };
    socket.on('close', () => this.permits.release(permit));
    connection = joinSocket(socket, stream, given, (peer) => this.documents.join(documentId, peer));
    socket.resume();
  }
}
