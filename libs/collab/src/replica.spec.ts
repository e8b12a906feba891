import * as Y from 'yjs';
import { stateOf } from './compact.js';
import { Replica } from './replica.js';

/** What typing each of these at the beginning says. */
const writtenUpdates = <const Texts extends readonly string[]>(
  texts: Texts,
): { [Place in keyof Texts]: Uint8Array } => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const text of texts) doc.getText('t').insert(0, text);
  return updates as { [Place in keyof Texts]: Uint8Array };
};

const textOf = (state: Uint8Array): string => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText('t').toJSON();
};

describe('Replica', () => {
  it('gives newcomers everything, and others what they lack, resting or not', () => {
    const [first, second, third] = writtenUpdates(['c', 'b', 'a']);
    const replica = new Replica();
    replica.take(first);
    replica.take(second);
    expect(textOf(replica.state())).toBe('bc');
    replica.rest();
    replica.rest();
    replica.take(third);
    expect(textOf(replica.since(Uint8Array.of(0)))).toBe('abc');
    const peer = new Y.Doc();
    Y.applyUpdate(peer, stateOf([first, second]));
    Y.applyUpdate(peer, replica.since(Y.encodeStateVector(peer)));
    expect(peer.getText('t').toJSON()).toBe('abc');
  });

  it('keeps what a checkpoint took in while somebody asks', () => {
    const [first, second, third] = writtenUpdates(['c', 'b', 'a']);
    const replica = new Replica();
    replica.take(first);
    replica.since(Uint8Array.of(1, 9, 1));
    replica.take(second);
    replica.compacted(replica.updates(), stateOf([first, second]));
    replica.take(third);
    expect(textOf(replica.state())).toBe('abc');
  });

  it('does not hide a log that lacks something', () => {
    const [, second] = writtenUpdates(['b', 'a']);
    expect(() => stateOf([second])).toThrow('does not have');
  });
});
