import { setTimeout as pause } from 'node:timers/promises';
import { ObservableV2 } from 'lib0/observable';
import * as Y from 'yjs';
import { ChangeKeeper, type Line } from './change-keeper';
import type { ChangeStore, KeptChanges, Whose } from './change-store';

const ana: Whose = { author: 'ana', documentId: 'text' };
/** All that was asked of the store is done. */
const settled = () => pause(5);

/** A store that outlives its pages. */
class MemoryStore implements ChangeStore {
  readonly kept = new Map<string, KeptChanges>();
  keepings = 0;
  keepsNothing = false;
  /** What happens before it has kept something. */
  onKeep: () => void | Promise<void> = () => undefined;

  of = ({ author, documentId }: Whose) =>
    Promise.resolve(
      [...this.kept.values()].filter(
        (kept) => kept.author === author && kept.documentId === documentId,
      ),
    );

  async keep(changes: KeptChanges) {
    this.keepings++;
    await this.onKeep();
    if (this.keepsNothing) throw new Error('this browser keeps nothing');
    this.kept.set(changes.opening, changes);
  }

  forget(openings: readonly string[]) {
    for (const opening of openings) this.kept.delete(opening);
    return Promise.resolve();
  }
}

/** A line to a server that is a Y.Doc. */
class TestLine extends ObservableV2<{ word: () => void }> implements Line {
  hasText = false;
  hasUnsaved = false;
  author: string | null = 'ana';

  constructor(
    private readonly doc: Y.Doc,
    private readonly server: Y.Doc,
  ) {
    super();
    doc.on('update', (_update, origin) => {
      if (this.isFromHere(origin)) this.hasUnsaved = true;
    });
  }

  isFromHere = (origin: unknown) => origin !== this;
  isOf = (author: string) => Promise.resolve(this.author === null ? null : author === this.author);

  /** The stored text comes. */
  async syncs(): Promise<void> {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.server), this);
    this.hasText = true;
    this.emit('word', []);
    await settled();
  }

  /** What is here is stored. */
  async saves(): Promise<void> {
    Y.applyUpdate(this.server, Y.encodeStateAsUpdate(this.doc));
    this.hasUnsaved = false;
    this.emit('word', []);
    await settled();
  }
}

const opened: ChangeKeeper[] = [];

/** A page with the document open, before the stored text has come. */
function openPage(store: ChangeStore, server: Y.Doc, { whose = ana, mayWrite = true } = {}) {
  const doc = new Y.Doc();
  const line = new TestLine(doc, server);
  const keeper = new ChangeKeeper(doc, line, store, whose);
  keeper.allow(mayWrite);
  opened.push(keeper);
  const type = (words: string) => doc.getText().insert(doc.getText().length, words);
  return { doc, line, keeper, type };
}

const textOf = (doc: Y.Doc) => doc.getText().toJSON();

/** A page writes words that are not saved, and is closed. */
async function loses(store: ChangeStore, server: Y.Doc, ...words: readonly string[]) {
  const page = openPage(store, server);
  await page.line.syncs();
  for (const each of words) {
    page.type(each);
    page.keeper.keepNow();
    await settled();
  }
  page.keeper.destroy();
  return page;
}

describe('what was written and is not known to be stored', () => {
  let store: MemoryStore;
  let server: Y.Doc;

  beforeEach(() => {
    store = new MemoryStore();
    server = new Y.Doc();
  });
  afterEach(() => {
    for (const keeper of opened.splice(0)) keeper.destroy();
  });

  it('is in the text again when that is opened later, and let go once it is stored', async () => {
    server.getText().insert(0, 'Stored. ');
    await loses(store, server, 'Not stored, ', 'nor this.');
    expect(store.kept.size).toBe(1);
    const { doc, line, keeper } = openPage(store, server);
    await settled();
    expect(keeper.notice).toBeNull();
    await line.syncs();
    expect(textOf(doc)).toBe('Stored. Not stored, nor this.');
    expect(keeper.notice?.kind).toBe('restored');
    expect(store.kept.size).toBe(1);
    await line.saves();
    expect(textOf(server)).toBe('Stored. Not stored, nor this.');
    expect(store.kept.size).toBe(0);
    keeper.dismiss();
    expect(keeper.notice).toBeNull();
  });

  it('is let go without a word where the server had it all the same', async () => {
    const { doc } = await loses(store, server, 'Stored, but nobody was told.');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    const { line, keeper } = openPage(store, server);
    await line.syncs();
    expect(keeper.notice).toBeNull();
    expect(store.kept.size).toBe(0);
  });

  it('is gathered for a moment, and not kept at all where the server is quicker', async () => {
    const { line, type } = openPage(store, server);
    await line.syncs();
    type('Stored at once.');
    await line.saves();
    await pause(300);
    expect(store.keepings).toBe(0);
    type('Not');
    type(' stored.');
    await pause(300);
    expect(store.keepings).toBe(1);
  });

  it('is let go where it was stored while the browser wrote it down', async () => {
    const { line, type, keeper } = openPage(store, server);
    await line.syncs();
    store.onKeep = () => line.saves();
    type('Stored in between.');
    keeper.keepNow();
    await pause(20);
    expect(store.keepings).toBe(1);
    expect(store.kept.size).toBe(0);
  });

  it('waits, to be copied or thrown away, while its author may not write', async () => {
    await loses(store, server, 'Too ', 'late.');
    const { doc, line, keeper } = openPage(store, server, { mayWrite: false });
    await line.syncs();
    expect(keeper.notice).toMatchObject({ kind: 'waiting', words: 'Too late.' });
    expect(textOf(doc)).toBe('');
    expect(store.kept.size).toBe(1);
    keeper.allow(true);
    await pause(1_000);
    expect(textOf(doc)).toBe('');
    await pause(1_100);
    expect(textOf(doc)).toBe('Too late.');
    expect(keeper.notice?.kind).toBe('restored');
  });

  it('is thrown away by whoever says so, and only then', async () => {
    await loses(store, server, 'Never mind.');
    const { line, keeper } = openPage(store, server, { mayWrite: false });
    await line.syncs();
    keeper.dismiss();
    await settled();
    expect(store.kept.size).toBe(0);
    expect(keeper.notice).toBeNull();
  });

  it('is shown where it stood in what somebody has deleted since, until that was read', async () => {
    const text = server.getXmlFragment('default');
    text.insert(0, [new Y.XmlText('One. '), new Y.XmlText('Two. ')]);
    const { doc, line, keeper } = openPage(store, server);
    await line.syncs();
    const write = (at: number, words: string) =>
      (doc.getXmlFragment('default').get(at) as Y.XmlText).insert(5, words);
    write(0, 'Gone.');
    write(1, 'Seen.');
    keeper.keepNow();
    await settled();
    keeper.destroy();
    text.delete(0, 1);
    const later = openPage(store, server);
    await later.line.syncs();
    expect(later.keeper.notice).toMatchObject({ kind: 'deleted', words: 'Gone.' });
    await later.line.saves();
    later.keeper.destroy();
    const again = openPage(store, server);
    await settled();
    await again.line.syncs();
    expect(again.keeper.notice).toMatchObject({ kind: 'deleted', words: 'Gone.' });
    again.keeper.dismiss();
    expect(again.keeper.notice).toBeNull();
    await settled();
    expect(store.kept.size).toBe(0);
  });

  it('is put in again, beside what stood in the deleted, where the page that did so was lost too', async () => {
    const before = openPage(store, server);
    await before.line.syncs();
    before.type('Gone.');
    before.doc.getText('other').insert(0, 'Seen.');
    before.keeper.keepNow();
    await settled();
    before.keeper.destroy();
    const [kept] = store.kept.values();
    store.kept.set(kept!.opening, { ...kept!, isDeleted: true });
    const { doc, line, keeper } = openPage(store, server);
    await settled();
    expect(keeper.notice).toBeNull();
    await line.syncs();
    expect(textOf(doc)).toBe('Gone.');
    expect(doc.getText('other').toJSON()).toBe('Seen.');
  });

  it('is not thrown away with a notice that does not show it', async () => {
    await loses(store, server, 'Still to come.');
    const before = openPage(store, server, { mayWrite: false });
    await before.line.syncs();
    before.type('Deleted.');
    const update = Y.encodeStateAsUpdate(before.doc);
    before.doc.getText().delete(0, 8);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(before.doc));
    before.keeper.destroy();
    store.kept.set('old', { ...ana, opening: 'old', update, at: 1, isDeleted: true });
    const { line, keeper } = openPage(store, server);
    line.author = null;
    await line.syncs();
    expect(keeper.notice).toMatchObject({ kind: 'deleted', words: 'Deleted.' });
    keeper.dismiss();
    await settled();
    expect(Array.from(store.kept.values(), ({ opening }) => opening)).not.toContain('old');
    expect(store.kept.size).toBe(1);
  });

  it('is in order where two pages lost it, of which the second built on the first', async () => {
    await loses(store, server, 'First. ');
    const second = openPage(store, server);
    await second.line.syncs();
    second.type('Second.');
    second.keeper.keepNow();
    await settled();
    second.keeper.destroy();
    expect(store.kept.size).toBe(2);
    const { doc, line, keeper } = openPage(store, server);
    await line.syncs();
    expect(textOf(doc)).toBe('First. Second.');
    expect(keeper.notice?.kind).toBe('restored');
  });

  it('is not told to be missing where the server has it, also to who may not write', async () => {
    const { doc } = await loses(store, server, 'Stored.');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    const { line, keeper } = openPage(store, server, { mayWrite: false });
    await line.syncs();
    expect(keeper.notice).toBeNull();
    expect(store.kept.size).toBe(0);
  });

  it('is shown without what its author had deleted again', async () => {
    const page = openPage(store, server);
    await page.line.syncs();
    page.type('The rooms are ours.');
    page.doc.getText().delete(0, 3);
    page.doc.getText().insert(0, 'Our');
    page.keeper.keepNow();
    await settled();
    page.keeper.destroy();
    const { line, keeper } = openPage(store, server, { mayWrite: false });
    await line.syncs();
    expect(keeper.notice).toMatchObject({ kind: 'waiting', words: ' rooms are ours.Our' });
  });

  it('is not put in by a page that another person uses by now', async () => {
    await loses(store, server, 'Ana’s own.');
    const { doc, line, keeper } = openPage(store, server);
    line.author = 'ben';
    await line.syncs();
    expect(textOf(doc)).toBe('');
    expect(keeper.notice).toBeNull();
    expect(store.kept.size).toBe(1);
  });

  it('waits where what it builds on is not there, beside what is whole', async () => {
    const page = openPage(store, server);
    await page.line.syncs();
    page.type('Lost. ');
    const before = Y.encodeStateVector(page.doc);
    page.type('Second.');
    const update = Y.encodeStateAsUpdate(page.doc, before);
    store.kept.set('gap', { ...ana, opening: 'gap', update, at: 1 });
    store.kept.set('noise', { ...ana, opening: 'noise', update: Uint8Array.of(9, 9, 9), at: 1 });
    page.keeper.destroy();
    await loses(store, server, 'Whole.');
    const { doc, line, keeper } = openPage(store, server);
    await line.syncs();
    expect(textOf(doc)).toBe('Whole.');
    expect(doc.store.pendingStructs).toBeNull();
    expect(keeper.notice?.kind).toBe('waiting');
    await line.saves();
    expect([...store.kept.keys()]).toEqual(['gap', 'noise']);
  });

  it('stays where the document was closed before the store had answered', async () => {
    await loses(store, server, 'Slow.');
    let answer: () => void = () => undefined;
    const of = store.of;
    store.of = async (whose) => {
      await new Promise<void>((done) => (answer = done));
      return of(whose);
    };
    const { line, keeper } = openPage(store, server);
    await line.syncs();
    keeper.destroy();
    answer();
    await settled();
    expect(store.kept.size).toBe(1);
  });

  it('is thrown away with the text that its author gives up, also while it is written down', async () => {
    await loses(store, server, 'Refused.');
    const { line, type, keeper } = openPage(store, server);
    await line.syncs();
    store.onKeep = () => pause(10);
    type(' On its way.');
    keeper.keepNow();
    keeper.abandon();
    await pause(30);
    expect(store.keepings).toBe(2);
    expect(store.kept.size).toBe(0);
  });

  it('is given to the store with what that did not keep before', async () => {
    store.keepsNothing = true;
    const page = openPage(store, server);
    await page.line.syncs();
    page.type('First. ');
    page.keeper.keepNow();
    await settled();
    expect(page.keeper.notice).toEqual({ kind: 'unkept' });
    store.keepsNothing = false;
    page.type('Second.');
    page.keeper.keepNow();
    await settled();
    page.keeper.destroy();
    const { doc, line } = openPage(store, server);
    await line.syncs();
    expect(textOf(doc)).toBe('First. Second.');
  });
});
