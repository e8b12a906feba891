import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Numbers as an update has them, one after the other. */
export const numbers = (...values: number[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  });

/** What somebody would send who edits what they see with a client that does as they please. */
export function forge(
  shown: Y.Doc,
  clientId: number,
  act: (root: Y.XmlFragment, doc: Y.Doc) => void,
): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shown));
  const before = Y.encodeStateVector(doc);
  doc.clientID = clientId;
  doc.transact(() => act(doc.getXmlFragment('default'), doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}

/** A struct to be written by hand; `content` writes what follows the head, with the number that names its kind. */
export interface ForgedItem {
  readonly origin?: Y.ID;
  readonly rightOrigin?: Y.ID;
  /** The name of a root, or the id of the item that brought the parent. */
  readonly parent?: string | Y.ID;
  readonly attribute?: string;
  readonly kind: number;
  readonly content: (encoder: encoding.Encoder) => void;
}

/** The kinds of content, as Yjs numbers them. */
export const kinds = {
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
} as const;

/** What types are numbered: those that are of use to a forger. */
export const typeRefs = { map: 1, element: 3, hook: 5, text: 6 } as const;

/** Runs of items, each of one client from a clock on, as an update without deletes. */
export const updateOf = (
  ...runs: (readonly [client: number, clock: number, items: readonly ForgedItem[]])[]
): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length);
    for (const [client, clock, items] of runs) {
      encoding.writeVarUint(encoder, items.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const item of items) writeItem(encoder, item);
    }
    encoding.writeVarUint(encoder, 0);
  });

function writeItem(encoder: encoding.Encoder, item: ForgedItem): void {
  const { origin, rightOrigin, parent, attribute, kind, content } = item;
  const head =
    (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (attribute === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, head | kind);
  for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent!);
    if (attribute !== undefined) encoding.writeVarString(encoder, attribute);
  }
  content(encoder);
}

function writeId(encoder: encoding.Encoder, { client, clock }: Y.ID): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

/** Contents by hand. */
export const text = (value: string): Pick<ForgedItem, 'kind' | 'content'> => ({
  kind: kinds.string,
  content: (encoder) => encoding.writeVarString(encoder, value),
});

export const node = (name: string): Pick<ForgedItem, 'kind' | 'content'> => ({
  kind: kinds.type,
  content: (encoder) => {
    encoding.writeVarUint(encoder, typeRefs.element);
    encoding.writeVarString(encoder, name);
  },
});

export const textRun: Pick<ForgedItem, 'kind' | 'content'> = {
  kind: kinds.type,
  content: (encoder) => encoding.writeVarUint(encoder, typeRefs.text),
};

export const mark = (key: string, json: string): Pick<ForgedItem, 'kind' | 'content'> => ({
  kind: kinds.format,
  content: (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, json);
  },
});

/** Values of an attribute, each written by `write`. */
export const values = (
  ...written: readonly ((encoder: encoding.Encoder) => void)[]
): Pick<ForgedItem, 'kind' | 'content'> => ({
  kind: kinds.any,
  content: (encoder) => {
    encoding.writeVarUint(encoder, written.length);
    for (const write of written) write(encoder);
  },
});

/** A value as Yjs writes it; a BigInt and `undefined` too. */
export const any = (value: unknown) => (encoder: encoding.Encoder) =>
  encoding.writeAny(encoder, value as undefined);
