import * as Y from 'yjs';
import { ByteReader } from './byte-reader.js';
import { writeHistory } from './history.js';
import { seeded } from './random.js';
import { writeScript } from './typing.js';
import { scanUpdate } from './update-scan.js';

const scanned = (update: Uint8Array): [number, number, number][] => {
  const runs: [number, number, number][] = [];
  scanUpdate(new ByteReader().reset(update, 0, update.length), (...run) => runs.push(run));
  return runs;
};

/** The same, as Yjs itself reads it. */
const decoded = (update: Uint8Array): [number, number, number][] =>
  Y.decodeUpdate(update)
    .structs.filter((struct) => !(struct instanceof Y.Skip))
    .map((struct) => [struct.id.client, struct.id.clock, struct.length]);

const updateOf = (change: (doc: Y.Doc, text: Y.XmlText) => void): Uint8Array => {
  const doc = new Y.Doc();
  const element = new Y.XmlElement('heading');
  const text = new Y.XmlText();
  element.insert(0, [text]);
  doc.getXmlFragment('default').insert(0, [element]);
  change(doc, text);
  return Y.encodeStateAsUpdate(doc);
};

describe('a scan of an update finds what Yjs finds', () => {
  const { opener, keystrokes } = writeScript(4_000_000_000, 50);
  const history = writeHistory(7, 2000, seeded(3));

  it.each<[string, Uint8Array]>([
    ['a paragraph', opener],
    ['a keystroke', keystrokes[40]!],
    ['several of one writer, merged', Y.mergeUpdates([opener, ...keystrokes])],
    [
      'several writers, merged',
      Y.mergeUpdates([1, 2, 300].flatMap((client) => writeScript(client, 9).keystrokes)),
    ],
    ['a gap', Y.mergeUpdates([keystrokes[3]!, keystrokes[9]!])],
    ['a whole document', history.state],
    ['nothing', Uint8Array.of(0, 0)],
    ['text in other scripts', updateOf((_, text) => text.insert(0, 'سلام 平和 🕊'))],
    ['marks', updateOf((_, text) => text.insert(0, 'bold', { bold: {} }))],
    ['attributes', updateOf((_, text) => (text.parent as Y.XmlElement).setAttribute('level', '2'))],
    [
      'what was deleted',
      updateOf((_, text) => {
        text.insert(0, 'a long word');
        text.delete(2, 5);
      }),
    ],
    [
      'a deleted paragraph',
      updateOf((doc, text) => {
        text.insert(0, 'words');
        doc.getXmlFragment('default').delete(0, 1);
      }),
    ],
  ])('in %s', (_, update) => {
    expect(scanned(update)).toEqual(decoded(update));
  });

  it('is thrown where an update is cut short', () => {
    expect(() => scanned(opener.subarray(0, opener.length - 4))).toThrow(RangeError);
  });
});
