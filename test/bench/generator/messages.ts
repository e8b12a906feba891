import * as encoding from 'lib0/encoding';

/** The types of the y-websocket protocol's messages, and our two of `?ack=1`. */
export const type = { sync: 0, awareness: 1, saved: 100, refused: 101 } as const;
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

const emptyVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

const message = (head: readonly number[], body: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    for (const byte of head) encoding.writeVarUint(encoder, byte);
    encoding.writeVarUint8Array(encoder, body);
  });

export const updateMessage = (update: Uint8Array) => message([type.sync, syncType.update], update);

/** What somebody says who comes with an empty document. */
export const emptyStep1 = message([type.sync, syncType.step1], emptyVector);
export const emptyStep2 = message([type.sync, syncType.step2], emptyUpdate);

/** Where a caret stands, as y-tiptap tells it: at the end of somebody's text, whose last operation is `clock`. */
export function caretMessage(client: number, times: number, clock: number | null): Uint8Array {
  const place =
    clock === null
      ? { type: null, tname: 'default', item: null, assoc: times % 2 }
      : { type: { client, clock: 1 }, tname: null, item: { client, clock }, assoc: 0 };
  const user = { name: `Participant ${client}`, color: '#3366aa' };
  const state = JSON.stringify({ user, cursor: { anchor: place, head: place } });
  const update = encoding.encode((encoder) => {
    for (const number of [1, client, times + 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, state);
  });
  return message([type.awareness], update);
}
