import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {
  any,
  forge,
  kinds,
  mark,
  node,
  numbers,
  text,
  textRun,
  typeRefs,
  updateOf,
  values,
  type ForgedItem,
} from './forgeries.js';

/** What a poisoner sees and knows: the text, under which client id they write, and whom they are after. */
export interface View {
  readonly shown: Y.Doc;
  readonly eve: number;
  readonly victim: number;
}

/** A poison, and whether it is refused at once or held until it is clear that what it builds on never comes. */
export interface Poison {
  readonly name: string;
  readonly end: 'refused' | 'held';
  readonly bytes: (view: View) => Uint8Array;
}

const find = <Type>(root: Y.XmlFragment, kind: abstract new () => Type): Type => {
  for (const each of root.createTreeWalker(() => true))
    if (each instanceof kind) return each as Type;
  throw new Error('there is none');
};

const idOf = ({ _item }: { _item: Y.Item | null }): Y.ID => _item!.id;

const element = (name: string, ...inside: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, inside);
  return made;
};

/** Nodes in nodes, by hand: Yjs itself would call itself as deep. */
const levels =
  (count: number) =>
  ({ eve }: View): Uint8Array => {
    const parent = (i: number) => (i === 0 ? 'default' : Y.createID(eve, i - 1));
    return updateOf([
      eve,
      0,
      apart(count).map((i) => ({ parent: parent(i), ...node('blockquote') })),
    ]);
  };

/** Edits that a decent client would not make, by a client that does. */
const editing =
  (act: (root: Y.XmlFragment, doc: Y.Doc) => void, as: 'eve' | 'victim' = 'eve') =>
  (view: View) =>
    forge(view.shown, view[as], act);
const inText = (act: (run: Y.XmlText) => void) => editing((root) => act(find(root, Y.XmlText)));
const onNode = (name: string, value: unknown) =>
  editing((root) => find(root, Y.XmlElement).setAttribute(name, value as string));
const atRoot = (make: () => Y.XmlElement | Y.XmlText | Y.XmlHook) =>
  editing((root) => root.insert(0, [make() as Y.XmlElement]));

/** Items by hand at the first paragraph or in its text. */
const byHand =
  (make: (places: { paragraph: Y.ID; run: Y.ID; eve: number; victim: number }) => ForgedItem[]) =>
  ({ shown, eve, victim }: View) => {
    const root = shown.getXmlFragment('default');
    const [paragraph, run] = [idOf(find(root, Y.XmlElement)), idOf(find(root, Y.XmlText))];
    return updateOf([eve, 0, make({ paragraph, run, eve, victim })]);
  };
/** A word between two letters of a text, by their place in it. */
const between = ({ client, clock }: Y.ID, left: number, right: number): ForgedItem => ({
  origin: Y.createID(client, clock + left),
  rightOrigin: Y.createID(client, clock + right),
  ...text('x'),
});
const asAttribute = (content: Pick<ForgedItem, 'kind' | 'content'>, attribute = 'dir') =>
  byHand(({ paragraph }) => [{ parent: paragraph, attribute, ...content }]);
const asDirection = (value: unknown) => asAttribute(values(any(value)));
const jump = (client: number, clock: number, length: number) =>
  Uint8Array.of(...numbers(1, 1, client, clock), 0, ...numbers(length, 0));

const clockOf = ({ shown, victim }: View) => Y.getState(shown.store, victim);
const apart = (times: number) => Array.from({ length: times }, (_, i) => i);

const ofManyClients = (count: number): Uint8Array =>
  Y.mergeUpdates(
    apart(count).map((i) => {
      const doc = new Y.Doc();
      doc.clientID = 50_000 + i;
      doc.getXmlFragment('default').insert(0, [element('paragraph')]);
      return Y.encodeStateAsUpdate(doc);
    }),
  );

const orphans = ({ eve }: View): Uint8Array =>
  updateOf([eve, 1, [{ origin: Y.createID(eve, 0), ...node('paragraph') }]]);

/** Two client ids whose items each claim to follow the other's. */
const circle = ({ eve }: View): Uint8Array =>
  updateOf(
    [eve + 1, 0, [{ origin: Y.createID(eve, 0), ...node('paragraph') }]],
    [eve, 0, [{ origin: Y.createID(eve + 1, 0), ...node('paragraph') }]],
  );

/** Two client ids whose nodes each claim to stand in the other's. */
const circleOfParents = ({ eve }: View): Uint8Array =>
  updateOf(
    [eve + 1, 0, [{ parent: Y.createID(eve, 0), ...node('blockquote') }]],
    [eve, 0, [{ parent: Y.createID(eve + 1, 0), ...node('blockquote') }]],
  );

/** Two client ids of which one follows the other's second, and that one's first follows it. */
const circleThroughTheOneBefore = (second: ForgedItem) => (view: View) =>
  updateOf(
    [view.eve + 1, 0, [{ origin: Y.createID(view.eve, 1), ...node('paragraph') }]],
    [view.eve, 0, [{ origin: Y.createID(view.eve + 1, 0), ...node('paragraph') }, second]],
  );

const deepAny = (levels: number) => (encoder: encoding.Encoder) => {
  for (let i = 0; i < levels; i++) {
    encoding.writeUint8(encoder, 117);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeUint8(encoder, 126);
};

const withPrototype = (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 118);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, '__proto__');
  any({ polluted: true })(encoder);
};

const json = (value: string): Pick<ForgedItem, 'kind' | 'content'> => ({
  kind: kinds.json,
  content: (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, value);
  },
});

const binary: Pick<ForgedItem, 'kind' | 'content'> = {
  kind: kinds.binary,
  content: (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(8)),
};

const map: Pick<ForgedItem, 'kind' | 'content'> = {
  kind: kinds.type,
  content: (encoder) => encoding.writeVarUint(encoder, typeRefs.map),
};

const document: Pick<ForgedItem, 'kind' | 'content'> = {
  kind: kinds.doc,
  content: (encoder) => {
    encoding.writeVarString(encoder, 'inner');
    any({ autoLoad: true })(encoder);
  },
};

/** Ten bytes of a varint that means more than 64 bits. */
const overlong = Uint8Array.from([1, 1, ...Array<number>(10).fill(0xff), 1]);

const refused: Record<string, Poison['bytes']> = {
  'a forged number of structs': () => numbers(1, 2 ** 31, 5, 0),
  'a forged number of clients': () => numbers(2 ** 40, 0),
  'a forged number of deletes': ({ victim }) => numbers(0, 1, victim, 2 ** 31),
  'a varint of more than 64 bits': () => overlong,
  'nothing at all': () => new Uint8Array(),
  'bytes left over': () => numbers(0, 0, 1),
  'deletes of somebody, of nothing': ({ victim }) => numbers(0, 1, victim, 0),
  'no operations of somebody': ({ victim }) => numbers(1, 0, victim, 0, 0),
  'a jump of somebody else’s clock': (view) => jump(view.victim, clockOf(view), 1e6),
  'a jump of one’s own clock beyond 31 bits': ({ eve }) => jump(eve, 0, 2 ** 31),
  'a jump of one’s own clock beyond 2 million': ({ eve }) => jump(eve, 0, 2_000_001),
  'an operation of no length': ({ eve }) => jump(eve, 0, 0),
  'a client id beyond 32 bits': () => jump(2 ** 32, 0, 1),
  'a client id beyond 53 bits': () =>
    Uint8Array.from([1, 1, ...Array<number>(7).fill(0xff), 0x7f, 0, 0, 1, 0]),
  'words in somebody else’s name': editing(
    (root) => find(root, Y.XmlText).insert(0, 'AGREED'),
    'victim',
  ),
  'an origin at itself': ({ eve }) =>
    updateOf([eve, 0, [{ origin: Y.createID(eve, 0), ...text('x') }]]),
  'an origin at what comes later': ({ eve }) =>
    updateOf([
      eve,
      0,
      [
        { origin: Y.createID(eve, 1), ...text('x') },
        { parent: 'default', ...node('paragraph') },
      ],
    ]),
  'two authors’ circle of origins': circle,
  'a circle through the operation before': circleThroughTheOneBefore({
    parent: 'default',
    ...node('paragraph'),
  }),
  'a circle of parents': circleOfParents,
  'neighbours in two places': byHand(({ paragraph, run }) => [
    { origin: paragraph, rightOrigin: Y.createID(run.client, run.clock + 1), ...text('x') },
  ]),
  'neighbours in the wrong order': byHand(({ run }) => [between(run, 2, 1)]),
  'one neighbour on both sides': byHand(({ run }) => [between(run, 1, 1)]),
  'neighbours with words between them': byHand(({ run }) => [between(run, 1, 3)]),
  'a hundred client ids': () => ofManyClients(100),
  'an unknown mark': inText((run) => run.format(0, 1, { blink: {} })),
  'a mark without its attributes': inText((run) => run.format(0, 1, { link: true })),
  'a mark with one attribute more': inText((run) => run.format(0, 1, { bold: { onclick: 'x' } })),
  'a mark with a huge value': inText((run) =>
    run.format(0, 1, { link: { href: `https://x/${'x'.repeat(500_000)}` } }),
  ),
  'a link that runs a script': inText((run) =>
    run.format(0, 1, { link: { href: 'javascript:alert(1)' } }),
  ),
  'the same behind a hash': inText((run) =>
    run.format(0, 1, { 'link--AAAAAAAA': { href: 'data:x' } }),
  ),
  'a link that breaks its line': inText((run) =>
    run.format(0, 1, { link: { href: 'https://x/\n' } }),
  ),
  'a mark named __proto__': byHand(({ run }) => [{ parent: run, ...mark('__proto__', '{}') }]),
  'a mark named constructor': byHand(({ run }) => [
    { parent: run, ...mark('constructor', 'null') },
  ]),
  'a link by its prototype': byHand(({ run }) => [
    { parent: run, ...mark('link', '{"__proto__":{"href":"https://x/"}}') },
  ]),
  'a mark that is no JSON': byHand(({ run }) => [{ parent: run, ...mark('bold', '{') }]),
  'an odd attribute': onNode('onclick', 'x'),
  'an attribute named __proto__': asAttribute(values(any('ltr')), '__proto__'),
  'an odd value of an attribute': onNode('dir', { a: 1 }),
  'NaN in an attribute': asDirection(NaN),
  'Infinity in an attribute': asDirection(Infinity),
  'a BigInt in an attribute': asDirection(1n),
  'undefined in an attribute': asDirection(undefined),
  'an object with a prototype in an attribute': asAttribute(values(withPrototype)),
  'arrays in arrays, half a million deep': asAttribute(values(deepAny(250_000))),
  'JSON in an attribute': asAttribute(json('"ltr"')),
  'bytes in an attribute': asAttribute(binary),
  'a string in an attribute': asAttribute(text('ltr')),
  'a map in an attribute': asAttribute(map),
  'a node in an attribute': asAttribute(node('paragraph')),
  'a document in an attribute': asAttribute(document),
  'an attribute of a run of text': byHand(({ run }) => [
    { parent: run, attribute: 'dir', ...values(any('ltr')) },
  ]),
  'an attribute value out of range': atRoot(() => {
    const heading = element('heading');
    heading.setAttribute('level', 4 as unknown as string);
    return heading;
  }),
  'a language that is none': onNode('lang', 'en"><script>'),
  'a node with an endless name': atRoot(() => element('x'.repeat(500_000))),
  'a node with a name longer than a close frame': atRoot(() => element('é'.repeat(120))),
  'an attribute with an endless name': onNode('x'.repeat(20_000), 'x'),
  'a mark with an endless name': inText((run) => run.format(0, 1, { ['x'.repeat(20_000)]: {} })),
  'a root with an endless name': editing((_, doc) =>
    doc.getText('x'.repeat(20_000)).insert(0, 'x'),
  ),
  'an unknown node': atRoot(() => element('script')),
  'a node named __proto__': atRoot(() => element('__proto__')),
  'a node named constructor': atRoot(() => element('constructor')),
  'a node without a name': atRoot(() => element('')),
  'the document in itself': atRoot(() => element('doc')),
  'a paragraph in a paragraph': atRoot(() => element('paragraph', element('paragraph'))),
  'text where none may stand': atRoot(() => element('blockquote', new Y.XmlText('x'))),
  'text at the root': atRoot(() => new Y.XmlText('x')),
  'characters at the root': ({ eve }) => updateOf([eve, 0, [{ parent: 'default', ...text('x') }]]),
  'a node in a run of text': byHand(({ run }) => [{ parent: run, ...node('hardBreak') }]),
  'text in a run of text': byHand(({ run }) => [{ parent: run, ...textRun }]),
  'a parent that is a character': byHand(({ run }) => [
    { parent: Y.createID(run.client, run.clock + 1), ...text('x') },
  ]),
  'a hook': atRoot(() => new Y.XmlHook('h')),
  'an embedded object': inText((run) => run.insertEmbed(0, { image: 'x' })),
  'an embedded map': inText((run) => run.insertEmbed(0, new Y.Map())),
  'a thousand levels': levels(1_000),
  'thirty-three levels': levels(33),
  'another root': editing((_, doc) => doc.getText('other').insert(0, 'x')),
  'the root as a map': ({ eve }) =>
    updateOf([eve, 0, [{ parent: 'default', attribute: 'title', ...values(any(1)) }]]),
  'a document in a document': ({ eve }) => updateOf([eve, 0, [{ parent: 'default', ...document }]]),
  'a control of the text’s direction': inText((run) => run.insert(0, 'a\u202Eb')),
  'more structs than may be taken at once': atRoot(() =>
    element('blockquote', ...apart(16_001).map(() => element('paragraph'))),
  ),
  'a mark as an attribute of text': byHand(({ run }) => [
    { parent: run, attribute: 'x', ...mark('bold', '{}') },
  ]),
  'one mark twice, behind hashes': inText((run) =>
    run.format(0, 1, { 'bold--AAAAAAAA': {}, 'bold--BBBBBBBB': {} }),
  ),
  'an isolate of the text’s direction': inText((run) => run.insert(0, '\u2066')),
};

const held: Record<string, Poison['bytes']> = {
  'a delete of the future': ({ victim }) => numbers(0, 1, victim, 1, 0, 2 ** 30),
  'operations without what they build on': orphans,
  'an origin at a client that is not there': ({ eve }) =>
    updateOf([eve, 0, [{ origin: Y.createID(999, 5), ...text('x') }]]),
  'a parent that is not there': ({ eve, victim }) =>
    updateOf([eve, 0, [{ parent: Y.createID(victim, 2 ** 30), ...text('x') }]]),
  'a struct after a skipped billion': ({ eve }) =>
    Uint8Array.of(...numbers(1, 2, eve, 0), 10, ...numbers(1e9), 0, ...numbers(1, 0)),
};

const table = (end: Poison['end'], all: Record<string, Poison['bytes']>): Poison[] =>
  Object.entries(all).map(([name, bytes]) => ({ name, end, bytes }));

/** Frames that would harm a document, were they taken; each is aimed at the project's own schema. */
export const poisons: readonly Poison[] = [...table('held', held), ...table('refused', refused)];
