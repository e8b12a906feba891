import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { ObservableV2 } from 'lib0/observable';
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { messageAwareness, WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { DoorView } from '#libs/drafting';
import { api } from '../platform/api';
import { ConnectionLedger, type ConnectionWord } from './connection-ledger';

/** Message 100: a varint, how many of this connection's content frames are stored. */
const messageSaved = 100;
/** Message 101: a varstring, why a frame of ours was refused. */
const messageRefused = 101;

interface AwarenessChange {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

const collabUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/collab`;

/** A WebSocket that tells the ledger of every frame that it sends. */
const countingSocket = (ledger: ConnectionLedger): typeof WebSocket =>
  class extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      ledger.sent(data);
      super.send(data);
    }
  };

/** One live document: the stock y-websocket client, with an honest word on what is stored. */
export class CollabProvider extends ObservableV2<{ word: () => void }> {
  readonly awareness: Awareness;
  readonly doc: Y.Doc;
  readonly #ledger = new ConnectionLedger();
  readonly #socket: WebsocketProvider;
  readonly #ticks: ReturnType<typeof setInterval>;
  #word: ConnectionWord = { kind: 'opening' };
  #isAsking = false;

  constructor(
    private readonly documentId: string,
    doc: Y.Doc,
  ) {
    super();
    this.doc = doc;
    this.#socket = new WebsocketProvider(collabUrl(), documentId, doc, {
      connect: false,
      disableBc: true,
      params: { ack: '1' },
      WebSocketPolyfill: countingSocket(this.#ledger),
    });
    this.awareness = this.#socket.awareness;
    this.#listen();
    this.#sendOnlyMyAwareness();
    this.#ticks = setInterval(this.#tell, 500);
    window.addEventListener('offline', this.#reconnect);
    this.#socket.connect();
  }

  get word(): ConnectionWord {
    return this.#word;
  }

  /** Whether the stored text has arrived, and is shown even when the line is gone. */
  get hasText(): boolean {
    return this.#ledger.everSynced;
  }

  /** Whether something was written here that the server has not confirmed. */
  get hasUnsaved(): boolean {
    return this.#ledger.hasUnsaved;
  }

  /** Whether a change of this origin was made in this page, and did not come from the server. */
  isFromHere(origin: unknown): boolean {
    return origin !== this.#socket;
  }

  /**
   * Whether the server takes who writes here for this participant now, for another tab may have signed somebody else in;
   * null where it does not answer.
   */
  async isOf(participantId: string): Promise<boolean | null> {
    const door = await this.#askWhetherOpen();
    return door && door.opens && door.participantId === participantId;
  }

  override destroy(): void {
    clearInterval(this.#ticks);
    window.removeEventListener('offline', this.#reconnect);
    this.doc.off('update', this.#changed);
    this.awareness.off('update', this.#shareMyAwareness);
    this.#socket.destroy();
    super.destroy();
  }

  #listen(): void {
    const { messageHandlers } = this.#socket;
    messageHandlers[messageSaved] = (_encoder, decoder) => {
      this.#ledger.savedUpTo(decoding.readVarUint(decoder));
      this.#tell();
    };
    messageHandlers[messageRefused] = (_encoder, decoder) => {
      this.#ledger.refused(decoding.readVarString(decoder));
      this.#tell();
    };
    this.doc.on('update', this.#changed);
    this.#socket.on('status', ({ status }) => {
      if (status === 'connected') this.#ledger.connected();
      this.#tell();
    });
    this.#socket.on('connection-close', () => {
      if (!this.#socket.wsconnected) void this.#askAtTheDoor();
      this.#ledger.disconnected();
      this.#tell();
    });
    this.#socket.on('closed', ({ reason }) => {
      this.#ledger.closedForGood(reason);
      this.#tell();
    });
    this.#socket.on('sync', (synced) => {
      if (synced) this.#ledger.synced();
      this.#tell();
    });
  }

  /** A browser is not told why a connection could not be opened, so that it would try for ever: it asks. */
  async #askAtTheDoor(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const door = await this.#askWhetherOpen();
    this.#isAsking = false;
    if (!door || door.opens || this.#socket.wsconnected) return;
    this.#socket.disconnect();
    this.#ledger.closedForGood(door.reason);
    this.#tell();
  }

  /** Null where there is no answer. */
  #askWhetherOpen(): Promise<DoorView | null> {
    return api.get<DoorView>(`/api/documents/${this.documentId}/door`).catch(() => null);
  }

  readonly #changed = (_update: Uint8Array, origin: unknown) => {
    if (!this.isFromHere(origin)) return;
    // y-websocket, which heard of it first, sends nothing while the socket closes
    const { ws } = this.#socket;
    this.#ledger.changed(Date.now(), ws?.readyState === WebSocket.OPEN);
    this.#tell();
  };

  /** The browser knows sooner than the socket that the line is gone: drop it, and try again at once and from then on. */
  readonly #reconnect = () => {
    if (!this.#socket.shouldConnect) return;
    this.#socket.disconnect();
    this.#socket.connect();
  };

  /**
   * y-websocket 3.1 sends every awareness change on, those it received too; the server would see others' carets come
   * from us. Only our own state is ours to tell.
   */
  #sendOnlyMyAwareness(): void {
    this.awareness.off('update', this.#socket._awarenessUpdateHandler);
    this.awareness.on('update', this.#shareMyAwareness);
  }

  readonly #shareMyAwareness = ({ added, updated, removed }: AwarenessChange) => {
    const mine = this.doc.clientID;
    const { ws, wsconnected } = this.#socket;
    if (!wsconnected || !ws || ![...added, ...updated, ...removed].includes(mine)) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageAwareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [mine]));
    ws.send(encoding.toUint8Array(encoder));
  };

  readonly #tell = () => {
    const word = this.#ledger.word(Date.now());
    if (JSON.stringify(word) === JSON.stringify(this.#word)) return;
    this.#word = word;
    this.emit('word', []);
  };
}
