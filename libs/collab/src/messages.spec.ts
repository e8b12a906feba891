import fc from 'fast-check';
import { readMessage, writeMessage, type Message } from './messages.js';

const bytes = (...values: number[]) => Uint8Array.from(values);

const table: [Message, Uint8Array][] = [
  [{ kind: 'step1', vector: bytes(0) }, bytes(0, 0, 1, 0)],
  [{ kind: 'step2', update: bytes(0, 0) }, bytes(0, 1, 2, 0, 0)],
  [{ kind: 'update', update: bytes(7, 8, 9) }, bytes(0, 2, 3, 7, 8, 9)],
  [{ kind: 'awareness', update: bytes(0) }, bytes(1, 1, 0)],
  [{ kind: 'queryAwareness' }, bytes(3)],
  [{ kind: 'saved', count: 300 }, bytes(100, 0xac, 2)],
  [{ kind: 'refused', reason: 'no' }, bytes(101, 2, 0x6e, 0x6f)],
];

describe('messages', () => {
  it.each(table)('writes %j as the bytes in PROTOCOL.md', (message, written) => {
    expect([...writeMessage(message)]).toEqual([...written]);
    const read = readMessage(written);
    expect([...writeMessage(read)]).toEqual([...written]);
    expect(read.kind).toBe(message.kind);
  });

  it.each([
    ['nothing', bytes()],
    ['an unknown type', bytes(9)],
    ['authentication, which is not spoken here', bytes(2, 0, 0)],
    ['an unknown kind of sync', bytes(0, 3, 0)],
    ['a length beyond the end', bytes(0, 2, 5, 1)],
    ['bytes left over', bytes(0, 2, 1, 1, 1)],
    ['an endless number', bytes(0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255)],
  ])('refuses %s', (_name, message) => {
    expect(() => readMessage(message)).toThrow();
  });

  it('either reads a message or throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (any) => {
        let message: Message;
        try {
          message = readMessage(any);
        } catch {
          return;
        }
        expect(readMessage(writeMessage(message))).toEqual(message);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
