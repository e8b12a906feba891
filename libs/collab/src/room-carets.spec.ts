import { paragraph } from './editor.stories.js';
import type { Person } from './room.stories.js';
import { ana, begin, ben, bothJoin, end, seenBy, story } from './two-people.stories.js';

beforeEach(() => begin());
afterEach(end);

describe('cursors', () => {
  const cursor = {
    anchor: { type: null, tname: 'default', item: null, assoc: 0 },
    head: { tname: 'default' },
  };
  it('are shown to the others under the name that the server gives', async () => {
    await bothJoin();
    ana.points(cursor, { name: 'The Chair', color: 'gold' });
    await story.until(() => seenBy(ben, ana) !== undefined);
    expect(seenBy(ben, ana)).toEqual({ cursor, user: { name: 'ana' } });
    const cleo = story.person('cleo');
    cleo.joins();
    await story.until(() => seenBy(cleo, ana) !== undefined);
  });

  it('go away with whoever leaves, and come back with them', async () => {
    await bothJoin();
    ana.points(cursor);
    await story.until(() => seenBy(ben, ana) !== undefined);
    ana.leaves();
    await story.until(() => seenBy(ben, ana) === undefined);
    ana.joins();
    await story.until(() => seenBy(ben, ana) !== undefined);
  });

  it('do not echo for ever between clients that send back what they hear', async () => {
    await bothJoin();
    ana.points(cursor);
    ben.points(cursor);
    await story.until(() => seenBy(ben, ana) !== undefined && seenBy(ana, ben) !== undefined);
    const heard = ana.received.length + ben.received.length;
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(ana.received.length + ben.received.length).toBeLessThan(heard + 4);
  });

  it('cannot be moved, renamed or taken away by others', async () => {
    await bothJoin();
    ana.points(cursor);
    await story.until(() => seenBy(ben, ana) !== undefined);
    const eve = story.person('eve', 666);
    eve.joins();
    await story.until(() => seenBy(eve, ana) !== undefined);
    eve.awareness.meta.set(ana.doc.clientID, { clock: 2 ** 40, lastUpdated: 0 });
    eve.awareness.states.set(ana.doc.clientID, { user: { name: 'vote: NO' } });
    eve.awareness.emit('update', [
      { added: [], updated: [ana.doc.clientID], removed: [] },
      'local',
    ]);
    eve.points(cursor);
    await story.until(() => seenBy(ben, eve) !== undefined);
    expect(seenBy(ben, ana)).toEqual({ cursor, user: { name: 'ana' } });
    expect(seenBy(ben, eve)).toEqual({ cursor, user: { name: 'eve' } });
  });

  it('are, in a crowd, those in one’s own block of the text', async () => {
    begin(1, { limits: { caretsForAll: 2 }, presenceWindow: 0 });
    await bothJoin();
    ana.editor.edit((tr) => tr.insert(0, ['first', 'second'].map(paragraph)));
    await story.allSaved();
    const cleo = story.person('cleo');
    const dan = story.person('dan');
    for (const person of [cleo, dan]) person.joins();
    await story.allSee('second');
    for (const [person, block] of [
      [ana, 0],
      [ben, 0],
      [cleo, 1],
      [dan, 1],
    ] as const)
      person.pointsInto(block);
    const others = (person: Person) =>
      story.people.filter((each) => each !== person && seenBy(person, each) !== undefined);
    await story.until(() => others(cleo).includes(dan) && others(ana).includes(ben));
    cleo.pointsInto(0);
    await story.until(() => others(ana).includes(cleo) && others(cleo).includes(ana));
    const eve = story.person('eve');
    eve.joins();
    await story.until(() => eve.sent > 0);
    expect(others(eve)).toEqual([]);
    eve.pointsInto(1);
    await story.until(() => others(eve).includes(dan));
    expect(others(eve)).toEqual([dan]);
    expect(others(ben)).not.toContain(dan);
  });

  it.each([
    ['is too long', { anchor: { tname: 'default', item: 'x'.repeat(2_000) }, head: {} }],
    ['names another root', { anchor: { tname: 'other' }, head: {} }],
    ['points at half an operation', { anchor: { item: { client: 1, clock: 0.5 } }, head: {} }],
    ['names nothing', { anchor: {}, head: {} }],
    ['is none', 'here'],
  ])('are left out where the cursor %s, but not the person', async (_name, broken) => {
    await bothJoin();
    ana.points(broken);
    await story.until(() => seenBy(ben, ana) !== undefined);
    expect(seenBy(ben, ana)).toEqual({ user: { name: 'ana' } });
  });
});
