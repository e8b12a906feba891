import * as Y from 'yjs';
import type { BoundedDecoder } from './bounded-decoder.js';
import { Refusal } from './refusal.js';

type Content = Y.Item['content'];
type Type = ConstructorParameters<typeof Y.ContentType>[0];

/** The types, in the order of their numbers. */
const types: readonly ((decoder: BoundedDecoder) => Type)[] = [
  () => new Y.Array(),
  () => new Y.Map(),
  () => new Y.Text(),
  (decoder) => new Y.XmlElement(decoder.readKey()),
  () => new Y.XmlFragment(),
  (decoder) => new Y.XmlHook(decoder.readKey()),
  () => new Y.XmlText(),
];

function readType(decoder: BoundedDecoder): Content {
  const make = types[decoder.readTypeRef()];
  if (!make) throw new Refusal('a type is unknown');
  return new Y.ContentType(make(decoder));
}

const readJson = (decoder: BoundedDecoder): unknown => {
  const json = decoder.readString();
  return json === 'undefined' ? undefined : (JSON.parse(json) as unknown);
};

/** Yjs makes a document at once, which no rules allow; only the log may hold one. */
function readDocument(decoder: BoundedDecoder): Content {
  if (decoder.isBounded) throw new Refusal('a document in a document is unknown');
  const guid = decoder.readString();
  const options = decoder.readAny() as ConstructorParameters<typeof Y.Doc>[0];
  const shouldLoad = options!.shouldLoad || options!.autoLoad || false;
  return new Y.ContentDoc(new Y.Doc({ guid, ...options, shouldLoad }));
}

/** What an item can hold, in the order of the numbers in its first byte (`contentRefs` in Yjs' structs/Item.js). */
const contents: readonly (((decoder: BoundedDecoder) => Content) | null)[] = [
  null,
  (decoder) => new Y.ContentDeleted(decoder.readLen()),
  (decoder) => new Y.ContentJSON(decoder.readValues(() => readJson(decoder))),
  (decoder) => new Y.ContentBinary(decoder.readBuf()),
  (decoder) => new Y.ContentString(decoder.readString()),
  (decoder) => new Y.ContentEmbed(decoder.readJSON() as object),
  (decoder) => new Y.ContentFormat(decoder.readKey(), decoder.readJSON() as object),
  readType,
  (decoder) => new Y.ContentAny(decoder.readValues(() => decoder.readAny())),
  readDocument,
];

/** Reads the content of an item of this kind. */
export function readContent(decoder: BoundedDecoder, kind: number): Content {
  const read = contents[kind];
  if (!read) throw new Refusal('a kind of content is unknown');
  return read(decoder);
}
