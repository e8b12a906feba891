import type { Audience } from './audience.js';
import { writeMessage } from './messages.js';
import type { Peer } from './peer.js';
import { joinedParts, type Part, type Text } from './text.js';
import type { Visit } from './visit.js';
import type { Writer } from './writer.js';

/** What somebody is told of the others' carets: most hear the same. */
export interface CaretNews {
  readonly toAll: Uint8Array | null;
  /** Who hears something else: null for nothing. */
  readonly toOne: ReadonlyMap<Peer, Uint8Array | null>;
}

/** What there is to tell in a room. */
export interface News {
  readonly text: Text;
  readonly carets: CaretNews | null;
  /** Whether who has nothing else to hear is told now what of theirs is saved; else it waits for other news. */
  readonly savedAlone: boolean;
}

/**
 * Tells everybody in a room what is new, in one write each: what the others wrote, where they are, and how much of one's
 * own is saved. Joining costs half a microsecond a struct, once; a second write would cost three for every socket.
 */
export function relay(news: News, audience: Audience, before: () => Uint8Array): void {
  const apart = whoIsApart(news, audience);
  const textToAll = once(() => messageToAll(news.text));
  for (const visit of apart) visit.isApart = true;
  if (apart.size < audience.size)
    tellAlike(audience.everybody, [...textToAll(), ...some(news.carets?.toAll)], before);
  for (const visit of apart) {
    visit.isApart = false;
    tellApart(visit, news, textToAll, before);
    if (!visit.writer.hasUntold) audience.isTold(visit);
  }
}

/** Who hears something else than most: of their own what is saved instead of the text, or other carets. */
function whoIsApart({ text: { parts }, carets }: News, audience: Audience): Set<Visit> {
  const apart = new Set(audience.untold);
  const add = (visit: Visit | undefined) => visit && apart.add(visit);
  for (const { writer } of parts) if (writer) add(audience.ofWriter(writer));
  if (carets) for (const peer of carets.toOne.keys()) add(audience.of(peer));
  return apart;
}

function tellAlike(
  everybody: readonly Visit[],
  messages: readonly Uint8Array[],
  before: () => Uint8Array,
): void {
  if (messages.length === 0) return;
  for (const { isApart, reader } of everybody)
    if (!isApart && !reader.isBehind) reader.send(messages, before);
}

function tellApart(
  { peer, writer, reader }: Visit,
  { text: { parts }, carets, savedAlone }: News,
  textToAll: () => readonly Uint8Array[],
  before: () => Uint8Array,
): void {
  if (reader.isBehind) return;
  const others = textOfOthers(writer, parts, textToAll);
  const ownCarets = carets?.toOne.get(peer);
  const messages = [...others, ...some(ownCarets === undefined ? carets?.toAll : ownCarets)];
  if (messages.length > 0 || (savedAlone && writer.hasUntold && writer.maySendSaved()))
    messages.push(...writer.savedMessage());
  if (messages.length > 0 && reader.send(messages, before)) writer.markTold();
}

/** A few bytes of one's own come back among the others': Yjs knows them, and to leave them out costs more than they do. */
const fewBytes = 200;

function textOfOthers(
  writer: Writer,
  parts: readonly Part[],
  textToAll: () => readonly Uint8Array[],
): readonly Uint8Array[] {
  const own = parts.filter((part) => part.writer === writer);
  if (own.length === parts.length) return [];
  if (own.reduce((sum, part) => sum + sizeOf(part), 0) <= fewBytes) return textToAll();
  return [textMessage(joinedParts(parts.filter((part) => part.writer !== writer)))];
}

const sizeOf = ({ changes }: Part): number =>
  changes.reduce((sum, { bytes }) => sum + (bytes?.length ?? Infinity), 0);

const messageToAll = (text: Text): readonly Uint8Array[] =>
  text.parts.length === 0 ? [] : [textMessage(text.whole())];

const textMessage = (update: Uint8Array): Uint8Array => writeMessage({ kind: 'update', update });

const some = (message: Uint8Array | null | undefined): readonly Uint8Array[] =>
  message ? [message] : [];

/** Makes something when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
