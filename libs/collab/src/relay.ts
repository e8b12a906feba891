import { writeMessage } from './messages.js';
import type { Peer } from './peer.js';
import { joinChanges, type Change } from './update-bytes.js';
import type { Visit } from './visit.js';
import type { Writer } from './writer.js';

/** What one writer brought into the log in a beat; null where it came from another node. */
export interface Part {
  readonly writer: Writer | null;
  readonly changes: readonly Change[];
}

/** What somebody is told of the others' carets: most hear the same. */
export interface CaretNews {
  readonly toAll: Uint8Array | null;
  /** Who hears something else: null for nothing. */
  readonly toOne: ReadonlyMap<Peer, Uint8Array | null>;
}

/** What there is to tell in a room. */
export interface News {
  readonly parts: readonly Part[];
  readonly carets: CaretNews | null;
  /** Whether who has nothing else to hear is told now what of theirs is saved; else it waits for other news. */
  readonly savedAlone: boolean;
}

/**
 * Tells everybody in a room what is new, in one write each: what the others wrote, where they are, and how much of one's
 * own is saved. Joining costs half a microsecond a struct, once; a second write would cost three for every socket.
 * Answers whether somebody must still be told what is saved.
 */
export function relay(
  { parts, carets, savedAlone }: News,
  visits: readonly Visit[],
  before: () => Uint8Array,
): boolean {
  const authors = new Set(parts.map((part) => part.writer));
  const textToAll = once(() => text(parts));
  const toAll = once(() => [...textToAll(), ...some(carets?.toAll)]);
  let someUntold = false;
  for (const visit of visits) {
    const { writer, reader } = visit;
    if (reader.isBehind) continue;
    const isAuthor = authors.has(writer);
    const ownCarets = carets?.toOne.get(visit.peer);
    if (!isAuthor && ownCarets === undefined && !writer.hasUntold) {
      if (toAll().length > 0) reader.send(toAll(), before);
      continue;
    }
    const news = isAuthor ? text(parts.filter((part) => part.writer !== writer)) : textToAll();
    const messages = [...news, ...some(ownCarets === undefined ? carets?.toAll : ownCarets)];
    if (messages.length > 0 || (savedAlone && writer.hasUntold && writer.maySendSaved()))
      messages.push(...writer.savedMessage());
    if (messages.length > 0 && reader.send(messages, before)) writer.markTold();
    someUntold ||= writer.hasUntold;
  }
  return someUntold;
}

const text = (parts: readonly Part[]): readonly Uint8Array[] =>
  parts.length === 0 ? [] : [textMessage(parts)];

const textMessage = (parts: readonly Part[]): Uint8Array =>
  writeMessage({
    kind: 'update',
    update: joinChanges(parts.flatMap((part) => part.changes)).bytes,
  });

const some = (message: Uint8Array | null | undefined): readonly Uint8Array[] =>
  message ? [message] : [];

/** Makes something when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
