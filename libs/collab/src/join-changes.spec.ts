import * as Y from 'yjs';
import { unbounded } from './bounded-decoder.js';
import { joinChanges } from './join-changes.js';
import { readUpdate } from './read-update.js';
import { finished } from './slices.js';
import type { Change } from './update-bytes.js';

/** An update as a change that brings all of it. */
function changeOf(bytes: Uint8Array): Change {
  const { structs, deletes } = finished(readUpdate(bytes, unbounded));
  const pieces = structs.flatMap((struct) => {
    const { client, clock } = struct.id;
    return struct instanceof Y.Skip
      ? []
      : [{ struct, client, clock, length: struct.length, offset: 0 }];
  });
  return { pieces, deletes, bytes };
}

/** What several people type at once into one text, each in updates of their own. */
function typedBy(clients: readonly number[], letters: string): Uint8Array[] {
  return clients.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getText('t').insert(0, letters);
    return Y.encodeStateAsUpdate(doc);
  });
}

const textOf = (updates: readonly Uint8Array[]): string => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return String(doc.getText('t').toJSON());
};

const joined = (updates: readonly Uint8Array[]) => joinChanges(updates.map(changeOf)).bytes;

describe('joined changes', () => {
  it.each([
    ['of people who type', typedBy([5, 9, 300, 70_000], 'abc')],
    ['of letters that end in great bytes', typedBy([5, 9, 300], 'é')],
    [
      'of more people than fit in one byte',
      typedBy(
        Array.from({ length: 200 }, (_, i) => i + 1),
        'x',
      ),
    ],
  ])('bring what each brought: %s', (_what, updates) => {
    expect(textOf([joined(updates)])).toBe(textOf(updates));
    expect(joined(updates)).toEqual(Y.mergeUpdates(updates.slice()));
  });

  it('bring what one client did in several updates, and what was deleted', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('t');
    text.insert(0, 'one');
    text.insert(3, ' two');
    text.delete(0, 2);
    expect(textOf([joined(updates)])).toBe('e two');
  });

  it('are sound where the count of deletes was written with more bytes than it needs', () => {
    const [plain, odd] = typedBy([5, 9], 'abc') as [Uint8Array, Uint8Array];
    const padded = Uint8Array.of(...odd.subarray(0, -1), 128, 0);
    expect(textOf([joined([plain, padded])])).toBe(textOf([plain, odd]));
    expect(textOf([joined([padded, plain])])).toBe(textOf([plain, odd]));
  });
});
