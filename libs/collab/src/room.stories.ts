import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { applyAll } from './compact.js';
import type { Connection } from './connection.js';
import { Editor, rules, seededDice, type Dice } from './editor.stories.js';
import { MemoryUpdateLog } from './memory-update-log.js';
import { readMessage, writeMessage } from './messages.js';
import type { Peer } from './peer.js';
import type { Trouble } from './room-options.js';
import { Rooms, type RoomsOptions } from './rooms.js';
import type {
  Batch,
  Checkpoint,
  Claim,
  LogPart,
  LogRow,
  Refused,
  UpdateLog,
} from './update-log.js';

const whatever = 'whatever happened';

/** A log in memory that can fail, lose the answer to a commit, and be slow to read; it tells who waits of every change. */
export class StoryLog implements UpdateLog {
  readonly #rows = new MemoryUpdateLog();
  state: 'well' | 'away' | 'answers get lost' = 'well';
  appends = 0;
  checkpoints = 0;
  reads = 0;
  readsMayGo: Promise<unknown> = Promise.resolve();

  constructor(private readonly onChange: () => void) {}

  async read(documentId: string, after: number): Promise<LogPart> {
    this.reads++;
    await this.readsMayGo;
    return this.#unlessAway(() => this.#rows.read(documentId, after));
  }

  async append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    this.appends++;
    const lost = await this.#unlessAway(() => this.#rows.append(batches));
    if (this.state === 'answers get lost') throw new Error('the connection broke');
    return lost;
  }

  claim(claims: readonly Claim[]): Promise<readonly (string | null)[]> {
    return this.#unlessAway(() => this.#rows.claim(claims));
  }

  checkpoint(documentId: string, checkpoint: Checkpoint): Promise<void> {
    this.checkpoints++;
    return this.#unlessAway(() => this.#rows.checkpoint(documentId, checkpoint));
  }

  quarantine(refused: readonly Refused[]): Promise<void> {
    return this.#unlessAway(() => this.#rows.quarantine(refused));
  }

  /** All that was ever written to a document. */
  rowsOf(documentId: string): readonly LogRow[] {
    return this.#rows.rowsOf(documentId);
  }

  /** What was refused and kept. */
  get refused(): readonly Refused[] {
    return this.#rows.refused;
  }

  async #unlessAway<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    if (this.state === 'away') throw new Error('the log is away');
    const answer = await act();
    this.onChange();
    return answer;
  }
}

/** A log that tells of what it stores, as a courier to another node does. */
export const telling = (
  log: UpdateLog,
  tell: (documentId: string, rows: readonly LogRow[]) => void,
): UpdateLog => ({
  read: (documentId, after) => log.read(documentId, after),
  claim: (claims) => log.claim(claims),
  checkpoint: (documentId, checkpoint) => log.checkpoint(documentId, checkpoint),
  quarantine: (refused) => log.quarantine(refused),
  async append(batches) {
    const lost = await log.append(batches);
    for (const { documentId, batchId, seq, rows } of batches)
      if (!lost.has(batchId))
        tell(
          documentId,
          rows.map((row, i) => ({ ...row, seq: seq + i, batchId })),
        );
    return lost;
  },
});

/** Somebody at an editor, over a connection that can be slow or gone. Speaks the protocol as a stock client does. */
export class Person {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly awareness = new Awareness(this.doc);
  readonly received: string[] = [];
  /** Bytes of the updates among them. */
  updateBytes = 0;
  mayWrite = true;
  /** How often the server wrote to the connection. */
  writes = 0;
  saved = 0;
  sent = 0;
  refused: string | undefined;
  closed: { code: number; reason: string } | undefined;
  #connection: Connection | undefined;
  #line: 'quick' | 'slow' | 'stopped' = 'quick';
  #incoming: Uint8Array[] = [];

  constructor(
    readonly name: string,
    private readonly story: Story,
    clientId: number,
  ) {
    this.doc.clientID = this.awareness.clientID = clientId;
    this.editor = new Editor(this.doc, story.dice);
    this.awareness.setLocalState(null);
    this.doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== this) this.#send('update', update);
      story.changed();
    });
    this.awareness.on('update', (changes: Record<'added' | 'updated' | 'removed', number[]>) => {
      this.#say('awareness', [...changes.added, ...changes.updated, ...changes.removed]);
    });
  }

  get text(): string {
    return this.editor.fragment.toJSON();
  }

  get isOnline(): boolean {
    return this.#connection !== undefined;
  }

  joins(rooms = this.story.rooms, documentId = this.story.documentId): void {
    this.saved = this.sent = 0;
    this.closed = undefined;
    const peer = this.#peer();
    this.#connection = rooms.join(documentId, peer);
    this.#send('step1', Y.encodeStateVector(this.doc));
    if (this.awareness.getLocalState()) this.#say('awareness', [this.doc.clientID]);
  }

  leaves(): void {
    this.#connection?.leave();
    this.#connection = undefined;
    this.#incoming = [];
  }

  types(text: string): void {
    this.editor.type(text);
  }

  points(cursor: unknown, user: unknown = { name: 'somebody else' }): void {
    this.awareness.setLocalState({ cursor, user });
  }

  /** Puts the caret at the beginning of the text of a block. */
  pointsInto(block: number): void {
    const node = this.editor.fragment.get(block) as Y.XmlElement;
    const position = Y.createRelativePositionFromTypeIndex(node.get(0) as Y.XmlText, 0);
    const cursor: unknown = Y.relativePositionToJSON(position);
    this.points({ anchor: cursor, head: cursor });
  }

  /** Sends bytes as they are, as a hostile client might. */
  sends(bytes: Uint8Array): void {
    this.#connection?.receive(bytes);
  }

  sendsUpdate(update: Uint8Array, kind: 'step2' | 'update' = 'update'): void {
    this.#send(kind, update);
  }

  slow(): void {
    this.#line = 'slow';
  }

  /** Reads nothing any more, until `readsOn`. */
  stopsReading(): void {
    this.#line = 'stopped';
  }

  readsOn(): void {
    this.#line = 'quick';
    this.#connection?.drained();
  }

  /** Hears what came while the line was slow. */
  catchesUp(): void {
    this.#line = 'quick';
    for (const message of this.#incoming.splice(0)) this.#hear(message);
  }

  #peer(): Peer {
    const isCurrent = () => this.#current === peer;
    const peer: Peer = {
      author: this.name,
      wantsSaved: true,
      presence: { name: this.name },
      mayWrite: () => this.mayWrite,
      send: (messages) => {
        if (isCurrent() && this.#line === 'stopped') return false;
        this.writes++;
        if (isCurrent()) for (const message of messages) this.#arrive(message);
        return true;
      },
      close: (code, reason) => {
        if (!isCurrent()) return;
        this.#connection = undefined;
        this.closed = { code, reason };
        this.story.changed();
      },
    };
    this.#current = peer;
    return peer;
  }
  #current: Peer | undefined;

  #send(kind: 'step1' | 'step2' | 'update', body: Uint8Array): void {
    if (!this.#connection) return;
    if (kind !== 'step1') this.sent++;
    const message = kind === 'step1' ? { kind, vector: body } : { kind, update: body };
    this.#connection.receive(writeMessage(message as Parameters<typeof writeMessage>[0]));
  }

  #say(kind: 'awareness', clients: number[]): void {
    const update = encodeAwarenessUpdate(this.awareness, clients);
    this.#connection?.receive(writeMessage({ kind, update }));
  }

  #arrive(message: Uint8Array): void {
    if (this.#line === 'slow') this.#incoming.push(message);
    else this.#hear(message);
  }

  #hear(bytes: Uint8Array): void {
    const message = readMessage(bytes);
    this.received.push(message.kind);
    if (message.kind === 'step1')
      this.#send('step2', Y.encodeStateAsUpdate(this.doc, message.vector));
    if (message.kind === 'update') this.updateBytes += message.update.length;
    if (message.kind === 'step2' || message.kind === 'update')
      Y.applyUpdate(this.doc, message.update, this);
    if (message.kind === 'awareness') applyAwarenessUpdate(this.awareness, message.update, this);
    if (message.kind === 'saved') this.saved = message.count;
    if (message.kind === 'refused') this.refused = message.reason;
    this.story.changed();
  }
}

/** A document, its log, and the people who write it; `until` waits for something to become true, without a clock. */
export class Story {
  readonly log = new StoryLog(() => this.changed());
  readonly dice: Dice;
  readonly documentId: string;
  readonly people: Person[] = [];
  readonly troubles: Trouble[] = [];
  rooms: Rooms;
  #waiting: (() => void)[] = [];
  #nodes: Rooms[] = [];

  constructor(
    seed = 1,
    private readonly options: Partial<RoomsOptions> = {},
  ) {
    this.dice = seededDice(seed);
    this.documentId = `document ${seed}`;
    this.rooms = this.opensRooms();
  }

  /** Another node on the same log. */
  opensRooms(options: Partial<RoomsOptions> = {}): Rooms {
    const rooms = new Rooms({
      log: this.log,
      rules,
      presenceWindow: 1,
      closeWithin: 200,
      onTrouble: (trouble) => {
        this.troubles.push(trouble);
        this.changed();
      },
      ...this.options,
      ...options,
    });
    this.#nodes.push(rooms);
    return rooms;
  }

  person(name: string, clientId = 1_000 + this.people.length): Person {
    const person = new Person(name, this, clientId);
    this.people.push(person);
    return person;
  }

  changed(): void {
    for (const check of Array.from(this.#waiting)) check();
  }

  /** Resolves once something holds; it is asked after everything that happens to anybody. */
  until(holds: () => boolean, what: string = whatever, patience = 4_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => settle(() => reject(new Error(`waited in vain: ${what}`))),
        patience,
      );
      const settle = (act: () => void) => {
        clearTimeout(late);
        this.#waiting = this.#waiting.filter((each) => each !== check);
        act();
      };
      const check = () => {
        if (holds()) settle(resolve);
      };
      this.#waiting.push(check);
      check();
    });
  }

  allSee(text: string): Promise<void> {
    const online = () => this.people.filter((person) => person.isOnline);
    return this.until(
      () => online().every((person) => person.text.includes(text)),
      `all see ${text}`,
    );
  }

  allSaved(): Promise<void> {
    const online = () => this.people.filter((person) => person.isOnline);
    return this.until(() => online().every((person) => person.saved === person.sent), 'all saved');
  }

  async ends(): Promise<void> {
    for (const person of this.people) person.awareness.destroy();
    await Promise.all(this.#nodes.map((rooms) => rooms.close()));
  }

  /** What stands in the log. */
  async logged(): Promise<string> {
    const doc = new Y.Doc();
    const { checkpoint, rows } = await this.log.read(this.documentId, 0);
    applyAll(doc, [...(checkpoint ? [checkpoint.state] : []), ...rows.map(({ bytes }) => bytes)]);
    return doc.getXmlFragment('default').toJSON();
  }
}
