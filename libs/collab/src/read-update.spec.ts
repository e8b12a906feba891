import * as Y from 'yjs';
import { unbounded } from './bounded-decoder.js';
import { seededDice, type Dice } from './editor.stories.js';
import { readUpdate, type DecodedUpdate } from './read-update.js';
import { finished, betweenPauses } from './slices.js';
import type { Range } from './update-bytes.js';

const read = (bytes: Uint8Array, bounds = unbounded) => finished(readUpdate(bytes, bounds));

/** Everything that Yjs can say, some of it deleted and forgotten. */
function everything(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const fragment = doc.getXmlFragment('default');
  const element = new Y.XmlElement('paragraph');
  element.setAttribute('dir', 'rtl');
  fragment.insert(0, [element, new Y.XmlText('words'), new Y.XmlHook('hook') as never]);
  const text = doc.getText('text');
  text.insert(0, 'some words', { bold: true });
  text.insertEmbed(4, { image: 'a.png' });
  text.delete(1, 2);
  const map = doc.getMap('map');
  map.set('nested', new Y.Map([['deep', new Y.Array()]]));
  map.set('binary', Uint8Array.of(1, 2, 3));
  map.set('nested', new Y.Text('instead'));
  map.set('fragment', new Y.XmlFragment());
  map.set('document', new Y.Doc({ guid: 'inner', meta: { of: [null, 1n] } }));
  doc.getArray('array').insert(0, [1, 'two', null, { three: [3] }, true]);
  Y.applyUpdate(doc, otherHand(Y.encodeStateAsUpdate(doc)));
  return Y.encodeStateAsUpdate(doc);
}

/** Somebody else's words between those. */
function otherHand(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 300;
  Y.applyUpdate(doc, update);
  doc.getText('text').insert(3, 'between');
  doc.getXmlFragment('default').delete(1, 1);
  return Y.encodeStateAsUpdate(doc);
}

/** An update of a version of Yjs that wrote arrays and objects as JSON, with a gap in it: an item, a skip, an item, the trace of two. */
const old = Uint8Array.from(
  [
    [1, 4, 5, 0],
    [2, 1, 1, 97, 2, ...said('undefined'), ...said('{"a":1}')],
    [10, 4],
    [0x82, 5, 1, 1, ...said('[2]')],
    [0, 2],
    [1, 5, 1, 1, 1],
  ].flat(),
);

function said(text: string): number[] {
  return [text.length, ...Buffer.from(text)];
}

type Struct = DecodedUpdate['structs'][number];
type Deletes = DecodedUpdate['deletes'];

const contentOf = (struct: Y.Item): unknown[] => {
  const encoder = new Y.UpdateEncoderV1();
  struct.content.write(encoder, 0);
  return [struct.content.constructor.name, Array.from(encoder.toUint8Array())];
};

const plain = (struct: Struct): unknown => {
  const { id, length } = struct;
  if (!(struct instanceof Y.Item)) return [struct.constructor.name, id, length];
  const { origin, rightOrigin, parent, parentSub } = struct;
  return [id, length, origin, rightOrigin, parent, parentSub, ...contentOf(struct)];
};

/** What an update says; null where it cannot be read. */
function told(readIt: () => { structs: readonly Struct[]; deletes: Deletes }): unknown {
  try {
    const { structs, deletes } = readIt();
    return {
      structs: structs.map(plain),
      deletes: Array.from(deletes, ([client, ranges]) => [client, clocksIn(ranges)]),
    };
  } catch {
    return null;
  }
}

const byUs = (bytes: Uint8Array): unknown => told(() => read(bytes));

const byYjs = (bytes: Uint8Array): unknown =>
  told(() => {
    const { structs, ds } = Y.decodeUpdate(bytes);
    const deletes = Array.from(ds.clients, ([client, ranges]) => {
      const inOurWords = ranges.map(({ clock, len: length }) => ({ clock, length }));
      return [client, inOurWords] as const;
    });
    return { structs, deletes: new Map(deletes) };
  });

/** The clocks in some ranges, each once; of absurdly long ranges only their ends. */
function clocksIn(ranges: readonly Range[]): number[] {
  const clocks = new Set<number>();
  for (const { clock, length } of ranges)
    for (let i = 0; i < Math.min(length, 1_000); i++) clocks.add(clock + i).add(clock + length - 1);
  return [...clocks].toSorted((a, b) => a - b);
}

function mutated(bytes: Uint8Array, dice: Dice): Uint8Array {
  const copy = bytes.slice();
  for (let i = dice.below(2); i >= 0; i--) copy[dice.below(copy.length)] = dice.below(256);
  return copy;
}

describe('reading an update', () => {
  it.each([
    ['everything that Yjs can say', everything()],
    ['what an old version said, with a gap', old],
    ['nothing', Uint8Array.of(0, 0)],
  ])('finds in it what Yjs finds: %s', (_, bytes) => {
    expect(byUs(bytes)).not.toBeNull();
    expect(byUs(bytes)).toEqual(byYjs(bytes));
  });

  it('finds in 20,000 mutated updates what Yjs finds, or refuses them (seed 7)', () => {
    const dice = seededDice(7);
    const good = [everything(), old];
    const counts = { alike: 0, refused: 0 };
    for (let i = 0; i < 20_000; i++) {
      const bytes = mutated(dice.pick(good), dice);
      const ours = byUs(bytes);
      counts[ours ? 'alike' : 'refused']++;
      if (ours) expect(ours).toEqual(byYjs(bytes));
    }
    expect(Math.min(counts.alike, counts.refused)).toBeGreaterThan(1_000);
  });

  it('pauses now and then in a long one', () => {
    const doc = new Y.Doc();
    const paragraphs = Array.from(
      { length: 3 * betweenPauses },
      () => new Y.XmlElement('paragraph'),
    );
    doc.getXmlFragment('default').insert(0, paragraphs);
    const work = readUpdate(Y.encodeStateAsUpdate(doc), unbounded);
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) pauses++;
    expect(pauses).toBe(3);
    expect(step.value.structs).toHaveLength(3 * betweenPauses);
  });

  it('stops at its bounds', () => {
    const bounds = { structs: 16_000, deleteRanges: 50_000, valueLength: 8_192, nameLength: 128 };
    expect(read(old, bounds).structs).toHaveLength(4);
    expect(() => read(old, { ...bounds, structs: 2 })).toThrow('too many structs');
    expect(() => read(old, { ...bounds, deleteRanges: 0 })).toThrow('too many ranges');
    expect(() => read(everything(), bounds)).toThrow('a document in a document');
    const values = new Y.Doc();
    values.getArray('a').insert(0, Array(20_000).fill(null));
    expect(() => read(Y.encodeStateAsUpdate(values), bounds)).toThrow('too many values');
  });
});
