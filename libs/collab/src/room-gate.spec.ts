import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { choresHere, type Chores } from './chores.js';
import { closing } from './messages.js';
import { paragraph } from './editor.stories.js';
import type { Person } from './room.stories.js';
import {
  ana,
  begin,
  ben,
  bothJoin,
  end,
  seenBy,
  startOnTwoNodes,
  story,
} from './two-people.stories.js';

beforeEach(() => begin());
afterEach(end);

describe('who may do what', () => {
  it('is asked for every frame: somebody whose role is lowered is told, and loses only their own', async () => {
    await bothJoin();
    ana.types('allowed. ');
    await story.allSaved();
    await story.allSee('allowed. ');
    ana.mayWrite = false;
    ana.types('forbidden. ');
    await story.until(() => ana.closed !== undefined);
    expect(ana.closed?.code).toBe(closing.forbidden);
    expect(ana.refused).toBe('you may not change this text now');
    ben.types('Ben. ');
    await story.allSaved();
    expect(await story.logged()).not.toContain('forbidden');
    expect(await story.logged()).toContain('Ben. ');
  });

  it('lets a reader follow, and say that they know what is there', async () => {
    ben.mayWrite = false;
    await bothJoin();
    ana.types('read this');
    await story.allSee('read this');
    expect(ben.closed).toBeUndefined();
    expect(ben.saved).toBe(1);
  });

  it('is answered with a reason and a close to whoever sends what may not be', async () => {
    const eve = await eveComes();
    const inAnasName = forged(
      ana,
      (root) => root.insert(0, [new Y.XmlElement('paragraph')]),
      ana.doc.clientID,
    );
    eve.sendsUpdate(inAnasName);
    await story.until(() => eve.closed !== undefined);
    expect(eve.closed?.code).toBe(closing.refused);
    expect(eve.refused).toBe('the update writes as somebody else');
    ana.types('!');
    await story.allSee('fine!');
  });

  it.each([
    ['nothing', []],
    ['nonsense', [9, 9, 9]],
    ['a forged length', [0, 2, 255, 255, 3]],
    ['a forged awareness', [1, 6, 255, 255, 255, 255, 15, 0]],
    ['a forged state vector', [0, 0, 5, 255, 255, 255, 255, 15]],
    ['a caret that is no text', [1, 9, 1, 9, 1, 5, 255, 254, 253, 252, 251]],
    ['what only the server says', [100, 1]],
  ])('closes whoever sends %s, and nobody else', async (_name, bytes) => {
    await bothJoin();
    ana.sends(Uint8Array.from(bytes));
    expect(ana.closed?.code).toBe(closing.refused);
    ben.types('undisturbed');
    await story.allSaved();
    expect(await story.logged()).toContain('undisturbed');
  });
});

describe('a name without end', () => {
  const long = 'x'.repeat(17_000);

  it.each([
    ['a node', long, (root: Y.XmlFragment) => root.insert(0, [new Y.XmlElement(long)])],
    [
      'a short frame',
      long.slice(0, 200),
      (root: Y.XmlFragment) => root.insert(0, [new Y.XmlElement(long.slice(0, 200))]),
    ],
    ['an attribute', long, (_: unknown, node: Y.XmlElement) => node.setAttribute(long, 'x')],
    [
      'a mark',
      long,
      (_: unknown, node: Y.XmlElement) => (node.get(0) as Y.XmlText).format(0, 1, { [long]: {} }),
    ],
  ])('of %s is refused, and neither repeated nor kept', async (_what, name, act) => {
    const eve = await eveComes();
    eve.sendsUpdate(
      forged(ana, (root) => act(root, root.get(0) as Y.XmlElement), new Y.Doc().clientID),
    );
    await story.until(() => eve.closed !== undefined);
    expect(eve.closed).toEqual({ code: closing.refused, reason: 'a name is too long' });
    expect(eve.refused).not.toContain(name);
    ana.types('!');
    await story.allSee('fine!');
  });
});

describe('whose a client id is', () => {
  it('is bound by the first frame that names it, a cursor too, and outlives a restart', async () => {
    await bothJoin();
    ana.points({ anchor: { tname: 'default' }, head: { tname: 'default' } });
    await story.until(() => seenBy(ben, ana) !== undefined);
    const restarted = story.opensRooms();
    const eve = story.person('eve', ana.doc.clientID);
    eve.joins(restarted);
    eve.types('I am Ana');
    await story.until(() => eve.closed !== undefined);
    expect(eve.refused).toBe('the update writes as somebody else');
    expect(await story.logged()).not.toContain('I am Ana');
  });

  it('is not shown before it is bound', async () => {
    await bothJoin();
    story.log.state = 'away';
    ana.points({ anchor: { tname: 'default' }, head: { tname: 'default' } });
    await story.until(() => story.troubles.some(({ what }) => what === 'claim failed'));
    expect(seenBy(ben, ana)).toBeUndefined();
    story.log.state = 'well';
    await story.until(() => seenBy(ben, ana) !== undefined);
  });
});

describe('what is refused', () => {
  it('is kept, with what was sent after it, under its author and with the reason', async () => {
    await bothJoin();
    ana.types('allowed. ');
    await story.allSaved();
    ana.mayWrite = false;
    ana.types('forbidden. ');
    ana.types('and more. ');
    await story.until(() => ana.closed !== undefined && story.log.refused.length > 0);
    expect(story.log.refused.map(({ author, reason }) => [author, reason])).toEqual([
      ['ana', 'you may not change this text now'],
      ['ana', 'you may not change this text now'],
    ]);
    expect(new TextDecoder().decode(story.log.refused[1]!.bytes)).toContain('and more. ');
  });

  it('does not fill the disk', async () => {
    begin(1, { limits: { quarantineBytes: 500 } });
    await bothJoin();
    ben.mayWrite = false;
    for (let i = 0; i < 20; i++) {
      ben.types('a long and hostile sentence. ');
      await story.until(() => ben.closed !== undefined);
      ben.joins();
    }
    const kept = story.log.refused.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(500);
  });
});

describe('a frame ahead of the log', () => {
  it('is held until the step 2 that covers it, as stock clients send it after a reconnect', async () => {
    await bothJoin();
    ana.types('before ');
    await story.allSaved();
    await anaIsAhead('offline ', 'at once');
    expect(ana.saved).toBe(0);
    expect(Y.encodeStateAsUpdate(ana.doc).length).toBeGreaterThan(0);
    ana.catchesUp();
    await story.allSaved();
    await story.allSee('before offline at once');
    expect(ana.saved).toBe(2);
    expect(ana.closed).toBeUndefined();
  });

  it('is held until a step 2 that is judged in slices', async () => {
    begin(1, { limits: { longUpdate: 10 } });
    await bothJoin();
    await anaIsAhead('offline ', 'x');
    ana.catchesUp();
    await story.allSaved();
    await story.allSee('offline x');
    expect(ana.saved).toBe(2);
  });

  it('is given its own time, whatever was held before it', async () => {
    const heldFor = 300;
    begin(1, { limits: { heldFor } });
    await bothJoin();
    await anaIsAhead('offline ', 'at once ');
    ana.catchesUp();
    await story.allSaved();
    const [first, second] = twoInARow();
    await pause(heldFor * 0.8);
    ana.sendsUpdate(second);
    await pause(heldFor * 0.5);
    expect(ana.closed).toBeUndefined();
    ana.sendsUpdate(first, 'step2');
    await story.allSaved();
  });

  it('makes the connection sync again if nothing covers it in time', async () => {
    begin(1, { limits: { heldFor: 5 } });
    await bothJoin();
    ana.types('offline');
    ben.sendsUpdate(twoInARow()[1]);
    await story.until(() => ben.closed !== undefined);
    expect(ben.closed?.code).toBe(closing.resync);
    await story.allSaved();
  });
});

describe('a long update', () => {
  const pasted = (paragraphs: number, author: Person): Uint8Array => {
    const nodes = Array.from({ length: paragraphs }, (_, i) => {
      const node = new Y.XmlElement('paragraph');
      node.insert(0, [new Y.XmlText(`paragraph ${i}`)]);
      return node;
    });
    return forged(author, (root) => root.insert(0, nodes), 77_000 + paragraphs);
  };

  it('is judged between beats, taken whole, and holds up nobody', async () => {
    await bothJoin();
    ana.types('before ');
    await story.allSee('before ');
    ana.sendsUpdate(pasted(5_000, ana));
    ben.types('meanwhile ');
    await story.until(() => ana.text.includes('meanwhile'));
    await story.allSaved();
    await story.until(() => ben.text.includes('paragraph 4999'));
    const { rows } = await story.log.read(story.documentId, 0);
    expect(rows.filter(({ bytes }) => bytes.length > 64 * 1024)).toHaveLength(1);
  });

  it('is refused whole where it is too long, and the room goes on', async () => {
    await bothJoin();
    ana.types('x');
    await story.allSaved();
    ana.sendsUpdate(pasted(12_000, ana));
    await story.until(() => ana.closed !== undefined);
    ben.types('undisturbed');
    await story.until(() => ben.saved === ben.sent);
    expect(await story.logged()).not.toContain('paragraph 1');
  });

  it('finds its place where another node wrote meanwhile', async () => {
    const other = await startOnTwoNodes();
    ana.sendsUpdate(pasted(5_000, ana));
    for (let i = 0; i < 5; i++) ben.types('b');
    await story.until(() => ana.text.includes('bbbbb'));
    await story.until(() => ana.saved === ana.sent);
    other.refresh(story.documentId);
    await story.until(() => ben.text.includes('paragraph 4999'));
    expect(await story.logged()).toBe(ben.text);
  });
});

describe('a long update in a busy room', () => {
  it('gets its turn, though somebody else writes in every beat', async () => {
    begin(1, { limits: { longUpdate: 300 } });
    await bothJoin();
    const cleo = story.person('cleo');
    cleo.joins();
    for (const person of story.people) person.types('known. ');
    await story.allSaved();
    const append = story.log.append.bind(story.log);
    let beats = 0;
    story.log.append = (batches) => {
      if (++beats < 200) (beats % 2 === 0 ? cleo : ben).types('b');
      return append(batches);
    };
    ben.types('b');
    ana.types('long '.repeat(100));
    cleo.types('c');
    await story.until(() => ana.saved === ana.sent);
    expect(beats).toBeLessThan(20);
    beats = 200;
    await story.allSaved();
  });
});

describe('deletes', () => {
  it('may be as many as the document has, when somebody comes back', async () => {
    begin(1, { limits: { deleteRanges: 10 } });
    await bothJoin();
    ana.types('0123456789'.repeat(4));
    await story.allSaved();
    const [text] = (ana.doc.getXmlFragment('default').get(0) as Y.XmlElement).toArray();
    for (let at = 38; at >= 0; at -= 2) (text as Y.XmlText).delete(at, 1);
    await story.allSaved();
    ana.leaves();
    ana.types('offline ');
    ana.joins();
    await story.allSaved();
    await story.allSee('offline ');
    expect(ana.closed).toBeUndefined();
  });
});

describe('what was deleted without anybody’s saying so', () => {
  it.each([
    ['short', {}],
    ['long', { heavyBytes: 0 }],
  ])('may be named by a reader of a %s text who comes back', async (_length, limits) => {
    begin(1, { limits });
    await bothJoin();
    ana.editor.edit((tr) => tr.insert(0, ['kept', 'deleted'].map(paragraph)));
    await story.allSaved();
    await story.allSee('deleted');
    const rea = story.person('rea');
    rea.mayWrite = false;
    rea.joins();
    await story.until(() => rea.text.includes('deleted'));
    ana.leaves();
    ana.doc.getXmlFragment('default').delete(1);
    const text = (ben.doc.getXmlFragment('default').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, 'typed meanwhile, ');
    await story.allSaved();
    ana.joins();
    await story.allSaved();
    await story.until(() => !rea.text.includes('deleted'));
    rea.leaves();
    rea.joins();
    await story.until(() => rea.saved === rea.sent && rea.sent > 0);
    expect(rea.closed).toBeUndefined();
    rea.leaves();
    rea.doc.getXmlFragment('default').delete(0);
    rea.joins();
    await story.until(() => rea.closed !== undefined);
    expect(rea.closed?.code).toBe(closing.forbidden);
  });
});

describe('healing', () => {
  const isEmptyList = (node: { toJSON(): unknown }) =>
    node.toJSON() === '<bulletlist></bulletlist>';
  const takeEmptyListOut = (doc: Y.Doc): Uint8Array | null => {
    const fragment = doc.getXmlFragment('default');
    const at = fragment.toArray().findIndex(isEmptyList);
    if (at < 0) return null;
    const before = Y.encodeStateVector(doc);
    fragment.delete(at);
    return Y.encodeStateAsUpdate(doc, before);
  };
  const brings = (person: Person, name: string) =>
    person.doc.getXmlFragment('default').insert(0, [new Y.XmlElement(name)]);

  it('mends what the gate cannot see, in the server’s own name', async () => {
    begin(1, { heal: takeEmptyListOut });
    await bothJoin();
    ana.types('text');
    brings(ana, 'bulletList');
    await story.until(() => ana.text === '<paragraph>text</paragraph>');
    await story.allSaved();
    await story.until(() => ben.text === ana.text);
    const { rows } = await story.log.read(story.documentId, 0);
    expect(rows.at(-1)!.author).toBeNull();
  });

  it.each([
    ['short', {}],
    ['long', { manyNodes: 0 }],
  ])('looks again at a %s text where it could not be mended', async (_length, limits) => {
    let failures = 1;
    const heal = (doc: Y.Doc) => {
      if (failures-- > 0) throw new Error('no room for the text');
      return takeEmptyListOut(doc);
    };
    begin(1, { heal, limits });
    await bothJoin();
    brings(ana, 'bulletList');
    await story.until(() => ana.saved > 0 && ana.text === '', 'the list is taken out');
    expect(story.troubles.map(({ what }) => what)).toEqual(['heal failed']);
  });

  it('does not let a long text wait for a look that took long a while ago', async () => {
    const lookTakes = 100;
    let looks = 0;
    const mend: Chores['mend'] = async (updates) => {
      looks++;
      story.changed();
      await pause(lookTakes);
      return choresHere(takeEmptyListOut).mend(updates);
    };
    const chores = { ...choresHere(), mend };
    begin(1, { heal: takeEmptyListOut, chores, limits: { manyNodes: 0 } });
    await bothJoin();
    brings(ana, 'bulletList');
    await story.until(() => ana.saved > 0 && ana.text === '', 'the first list is taken out');
    await story.until(() => looks === 2, 'what was mended is looked at');
    await pause(15 * lookTakes);
    brings(ana, 'bulletList');
    await story.until(() => ana.text === '', 'the second list is taken out', 7 * lookTakes);
  });

  it('looks at a long text that came from the log once it is written in', async () => {
    begin(1, { heal: takeEmptyListOut, limits: { manyNodes: 0 } });
    const before = story.opensRooms({ heal: () => null });
    ana.joins(before);
    ana.types('text');
    brings(ana, 'bulletList');
    await story.until(() => ana.saved > 0 && ana.saved === ana.sent);
    await before.close();
    await bothJoin();
    await story.allSee('<bulletlist></bulletlist><paragraph>text</paragraph>');
    // not by an editor: that would take the list out itself
    const paragraphNode = ben.doc.getXmlFragment('default').get(1) as Y.XmlElement;
    (paragraphNode.get(0) as Y.XmlText).insert(0, 'a ');
    await story.until(() => ana.text === '<paragraph>a text</paragraph>', 'the list is taken out');
  });
});

/** What somebody would send who has a person's text, edits it as they please, and says it under this client id. */
function forged({ doc }: Person, act: (root: Y.XmlFragment) => void, clientId: number): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  act(copy.getXmlFragment('default'));
  return Y.encodeStateAsUpdate(copy, before);
}

/** Eve comes to a text that says "fine". */
async function eveComes(): Promise<Person> {
  await bothJoin();
  ana.types('fine');
  await story.allSaved();
  const eve = story.person('eve');
  eve.joins();
  await story.allSee('fine');
  return eve;
}

/** What is ahead of the log is held once the log was read to its end. */
async function held(): Promise<void> {
  const { reads } = story.log;
  for (let i = 0; i < 50 && story.log.reads === reads; i++) await pause(1);
  expect(story.log.reads).toBeGreaterThan(reads);
}

/** Ana comes back with words that nobody has, and writes on before she was asked for them. */
async function anaIsAhead(offline: string, atOnce: string): Promise<void> {
  ana.leaves();
  ana.types(offline);
  ana.slow();
  ana.joins();
  ana.types(atOnce);
  await story.until(() => ana.sent === 1);
  await held();
}

/** Two updates of one author, of which the second builds on the first. */
function twoInARow(): readonly [first: Uint8Array, second: Uint8Array] {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const text = doc.getXmlFragment('default');
  text.insert(0, [new Y.XmlElement('paragraph')]);
  const first = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  text.insert(1, [new Y.XmlElement('paragraph')]);
  return [first, Y.encodeStateAsUpdate(doc, before)];
}
