import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import { closing, MemoryUpdateLog, Rooms, writeMessage, type Peer, type Rules } from '#libs/collab';
import { Story } from '../../libs/collab/src/room.stories.js';
import { mustHold, type Fault } from './fault.js';
import { inTime } from './in-time.js';

/** A document that another program wrote, as an update of version 1, and what it is known to hold. */
interface ForeignDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly holds: (doc: Y.Doc) => boolean;
}

interface OldDocument {
  readonly root: string;
  readonly type: 'YArray' | 'YMap' | 'YText(delta)';
  readonly update_v1_base64: string;
  readonly yjs13_actual: unknown;
}

const folder = fileURLToPath(new URL('../../../shared/data/yjs-binary/', import.meta.url));
const haveDocuments = existsSync(`${folder}SOURCE.md`);

const permissive: Rules = {
  root: () => true,
  child: () => true,
  fitsAnywhere: () => true,
  attribute: () => true,
  mark: () => true,
  overlaps: () => true,
};

/** What y-octo publishes of its fixtures: so many clients, these roots, so many documents inside. */
const published = [
  { name: 'basic', clients: 1, roots: ['space:meta', 'space:page0'], inside: 0 },
  { name: 'database', clients: 1, roots: ['space:meta', 'space:page0'], inside: 0 },
  { name: 'with-subdoc', clients: 2, roots: ['meta', 'spaces'], inside: 1 },
];

const fixtures = (): ForeignDocument[] =>
  published.map(({ name, clients, roots, inside }) => ({
    name,
    bytes: new Uint8Array(readFileSync(`${folder}${name}.bin`)),
    holds: ({ store, share, subdocs }) =>
      store.clients.size === clients &&
      isDeepStrictEqual([...share.keys()].toSorted(), roots) &&
      subdocs.size === inside,
  }));

const contentOf = (doc: Y.Doc, { root, type }: OldDocument): unknown => {
  if (type === 'YArray') return doc.getArray(root).toJSON();
  return type === 'YMap' ? doc.getMap(root).toJSON() : doc.getText(root).toDelta();
};

/** Documents of Yjs 13.2.0, with what Yjs 13 reads in them. */
const oldDocuments = (): ForeignDocument[] =>
  (JSON.parse(readFileSync(`${folder}yjs-13.2.0-documents.json`, 'utf8')) as OldDocument[]).map(
    (old) => ({
      name: `Yjs 13.2.0, ${old.type}`,
      bytes: new Uint8Array(Buffer.from(old.update_v1_base64, 'base64')),
      holds: (doc) => isDeepStrictEqual(contentOf(doc, old), old.yjs13_actual),
    }),
  );

/** For where the real ones are not at hand. */
const ownDocument = (): ForeignDocument => {
  const doc = new Y.Doc();
  doc.getMap('meta').set('pages', Y.Array.from([1, 'two', { three: 3 }]));
  return {
    name: 'one of our own',
    bytes: Y.encodeStateAsUpdate(doc),
    holds: (read) =>
      isDeepStrictEqual(read.getMap('meta').toJSON(), { pages: [1, 'two', { three: 3 }] }),
  };
};

async function mustRead({ name, bytes, holds }: ForeignDocument): Promise<void> {
  const log = new MemoryUpdateLog();
  await log.append([{ documentId: name, batchId: name, seq: 1, rows: [{ author: null, bytes }] }]);
  const rooms = new Rooms({ log, rules: permissive });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await rooms.read(name));
  await rooms.close();
  mustHold(!doc.store.pendingStructs && !doc.store.pendingDs, `"${name}" has nothing pending`);
  mustHold(holds(doc), `"${name}" holds what is known of it`);
}

/** A room whose log holds the document must show it whole; the gate itself takes only nodes and text. */
async function mustBeShown({ name, bytes, holds }: ForeignDocument): Promise<void> {
  const log = new MemoryUpdateLog();
  const row = { author: null, bytes };
  await log.append([{ documentId: name, batchId: name, seq: 1, rows: [row] }]);
  const story = new Story(1, { rules: permissive, log });
  const ana = story.person('ana');
  ana.joins(story.rooms, name);
  await story.until(() => ana.closed !== undefined || ana.saved > 0, `an answer (${name})`);
  const { closed } = ana;
  const doc = new Y.Doc();
  if (!closed) Y.applyUpdate(doc, await story.rooms.read(name));
  await story.ends();
  mustHold(!closed && holds(doc), `"${name}" is shown: ${JSON.stringify(closed)}`);
}

/** Says an update to a room of its own; answers the code with which the room closed the connection. */
async function closeOf(update: Uint8Array): Promise<number> {
  const rooms = new Rooms({ log: new MemoryUpdateLog(), rules: permissive });
  const code = new Promise<number>((done) => {
    const peer: Peer = {
      author: 'somebody',
      wantsSaved: false,
      presence: null,
      mayWrite: () => true,
      send: () => true,
      close: done,
    };
    rooms.join('empty', peer).receive(writeMessage({ kind: 'update', update }));
  });
  const answer = await inTime(code, 'the room hangs up');
  await rooms.close();
  return answer;
}

const throws = (act: () => unknown): boolean => {
  try {
    act();
    return false;
  } catch {
    return true;
  }
};

/** Each version of the format taken for the other. */
async function mustRefuseConfusion({ name, bytes }: ForeignDocument): Promise<void> {
  const version2 = Y.convertUpdateFormatV1ToV2(bytes);
  mustHold((await closeOf(version2)) === closing.refused, `"${name}" in version 2 is refused`);
  mustHold(
    throws(() => Y.decodeUpdateV2(bytes)),
    `"${name}" is no update of version 2`,
  );
}

/** Documents of old and other programs. */
export const foreignDocuments: Fault = {
  name: 'foreign-documents',
  says: 'reads old and foreign documents as they are known, and refuses one version of the format as the other',
  async run(_scale, report) {
    if (!haveDocuments)
      process.stdout.write(
        'yjs-binary: the real documents are not beside this checkout; one of our own stands in for them.\n',
      );
    const documents = haveDocuments ? [...fixtures(), ...oldDocuments()] : [ownDocument()];
    for (const document of documents) {
      await mustRead(document);
      await mustBeShown(document);
      await mustRefuseConfusion(document);
    }
    report.tell('documents', documents.map(({ name }) => name).join(', '));
  },
};
