import {
  createDecoder,
  readVarString,
  readVarUint,
  readVarUint8Array,
  type Decoder,
} from 'lib0/decoding';
import { encode, writeVarString, writeVarUint } from 'lib0/encoding';

/** One message of the y-websocket protocol, with our two of `?ack=1`; the bytes are in PROTOCOL.md. */
export type Message =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  /** So many of this connection's frames, counted from its first `step2` or `update`, are saved. */
  | { readonly kind: 'saved'; readonly count: number }
  /** Why the connection is closed next, in words for a person: a frame was not taken, or too much was wanted. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Why the server closes a connection. A stock client reconnects after all codes except 4400–4499. */
export const closing = {
  /** The server restarts. */
  restart: 1012,
  /** A frame was malformed or hostile. */
  refused: 4400,
  /** The frame's author may not change the document. */
  forbidden: 4403,
  /** The frame builds on operations that never came: sync again. */
  resync: 4509,
  /** Too much waits or is asked, or the document cannot be loaded or go on: come back later. */
  busy: 4503,
} as const;

const sync = 0;
const awareness = 1;
const queryAwareness = 3;
const saved = 100;
const refused = 101;
const syncKinds = ['step1', 'step2', 'update'] as const;

/** Reads a message; throws if it is malformed, unknown, or has bytes left over. The arrays share the given bytes. */
export function readMessage(bytes: Uint8Array): Message {
  const decoder = createDecoder(bytes);
  const message = readBody(readVarUint(decoder), decoder);
  if (decoder.pos !== bytes.length) throw new RangeError('the message has bytes left over');
  return message;
}

function readBody(type: number, decoder: Decoder): Message {
  switch (type) {
    case sync:
      return readSync(decoder);
    case awareness:
      return { kind: 'awareness', update: readVarUint8Array(decoder) };
    case queryAwareness:
      return { kind: 'queryAwareness' };
    case saved:
      return { kind: 'saved', count: readVarUint(decoder) };
    case refused:
      return { kind: 'refused', reason: readVarString(decoder) };
    default:
      throw new RangeError('the message is of an unknown type');
  }
}

function readSync(decoder: Decoder): Message {
  const kind = syncKinds[readVarUint(decoder)];
  if (!kind) throw new RangeError('the sync message is of an unknown type');
  const body = readVarUint8Array(decoder);
  return kind === 'step1' ? { kind, vector: body } : { kind, update: body };
}

/** Writes a message. */
export function writeMessage(message: Message): Uint8Array {
  switch (message.kind) {
    case 'step1':
      return withBody([sync, 0], message.vector);
    case 'step2':
      return withBody([sync, 1], message.update);
    case 'update':
      return withBody([sync, 2], message.update);
    case 'awareness':
      return withBody([awareness], message.update);
    case 'queryAwareness':
      return Uint8Array.of(queryAwareness);
    case 'saved':
      return withNumber([saved], message.count, 0);
    case 'refused':
      return encode((encoder) => {
        writeVarUint(encoder, refused);
        writeVarString(encoder, message.reason);
      });
  }
}

/** These are written for every beat and socket, so their bytes are laid out by hand: a tenth of an encoder's work. */
function withBody(head: readonly number[], body: Uint8Array): Uint8Array {
  const message = withNumber(head, body.length, body.length);
  message.set(body, message.length - body.length);
  return message;
}

/** A few bytes, a number, and room for so many bytes more. */
function withNumber(head: readonly number[], value: number, room: number): Uint8Array {
  const message = new Uint8Array(head.length + varUintLength(value) + room);
  message.set(head);
  let at = head.length;
  for (let left = value; ; left = Math.floor(left / 128)) {
    message[at++] = left < 128 ? left : (left % 128) | 128;
    if (left < 128) break;
  }
  return message;
}

const varUintLength = (value: number): number =>
  value < 128 ? 1 : 1 + varUintLength(Math.floor(value / 128));
