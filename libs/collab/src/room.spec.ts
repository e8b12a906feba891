import * as Y from 'yjs';
import { closing, readMessage, writeMessage } from './messages.js';
import { ana, begin, ben, bothJoin, end, opensOther, seenBy, story } from './two-people.stories.js';

beforeEach(() => begin());
afterEach(end);

const nobody = {
  author: 'nobody',
  wantsSaved: false,
  presence: null,
  mayWrite: () => false,
  close: () => undefined,
};

describe('a room', () => {
  it('shows everybody what somebody types, and then tells the writer that it is saved', async () => {
    await bothJoin();
    ana.types('We recommend');
    await story.allSee('We recommend');
    await story.allSaved();
    expect(await story.logged()).toContain('We recommend');
    expect(ben.received.filter((kind) => kind === 'update')).toHaveLength(1);
    expect(ana.received).not.toContain('update');
  });

  it('brings together what two people type at the same time', async () => {
    await bothJoin();
    ana.types('Peace');
    await story.allSee('Peace');
    ana.types('keeping');
    ben.types('building');
    await story.allSee('keeping');
    await story.allSee('building');
    expect(ana.text).toBe(ben.text);
  });

  it('gathers what comes within a beat into one commit and one message', async () => {
    await bothJoin();
    ana.types('x');
    await story.allSaved();
    const { appends } = story.log;
    ben.received.length = 0;
    for (const letter of 'together') ana.types(letter);
    await story.allSaved();
    await story.allSee('xtogether');
    expect(story.log.appends).toBe(appends + 1);
    expect(ben.received).toEqual(['update']);
    expect(ana.saved).toBe(ana.sent);
  });

  it('is opened once for all who come at the same time, and loses nothing of what they say meanwhile', async () => {
    let letGo = () => {};
    story.log.readsMayGo = new Promise<void>((resolve) => (letGo = resolve));
    ana.joins();
    ben.joins();
    ana.types('early');
    expect(story.log.reads).toBe(1);
    letGo();
    await story.allSee('early');
    await story.allSaved();
  });

  it('sends away whoever says too much before it is loaded', async () => {
    story.log.readsMayGo = new Promise(() => undefined);
    ana.joins();
    for (let i = 0; i < 70; i++) ana.types('a');
    expect(ana.closed?.code).toBe(closing.busy);
  });

  it('is refused while it cannot be loaded, and never starts from blank', async () => {
    await bothJoin();
    ana.types('precious');
    await story.allSaved();
    const cleo = story.person('cleo');
    story.log.state = 'away';
    cleo.joins(story.opensRooms());
    await story.until(() => cleo.closed?.code === closing.busy);
    expect(cleo.received).toEqual([]);
    story.log.state = 'well';
    cleo.joins(story.opensRooms());
    await story.allSee('precious');
  });

  it('is let go some time after the last one left, and is there again for the next', async () => {
    begin(2, { idleFor: 1 });
    ana.joins();
    ana.types('still here');
    await story.allSaved();
    const { reads } = story.log;
    ana.leaves();
    for (let i = 0; i < 100 && story.log.reads === reads; i++) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      ben.joins();
      ben.leaves();
    }
    expect(story.log.reads).toBeGreaterThan(reads);
    ben.joins();
    await story.allSee('still here');
  });

  it('reads a document with nobody in it, and with somebody', async () => {
    await bothJoin();
    ana.types('on paper');
    await story.allSaved();
    for (const rooms of [story.rooms, story.opensRooms()]) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await rooms.read(story.documentId));
      expect(doc.getXmlFragment('default').toJSON()).toBe(ana.text);
    }
  });

  it('does not send newcomers what was deleted', async () => {
    await bothJoin();
    ana.types('the secret word');
    await story.allSaved();
    ana.editor.edit((tr) => tr.delete(1, tr.doc.content.size - 1));
    await story.allSaved();
    const state = await story.rooms.read(story.documentId);
    expect(new TextDecoder().decode(state)).not.toContain('secret');
  });

  it('sends newcomers who come together the very same list of messages', async () => {
    ana.joins();
    ana.types('We recommend');
    await story.allSaved();
    const isStep2 = ([first]: readonly Uint8Array[]) => readMessage(first!).kind === 'step2';
    const sent: (readonly Uint8Array[])[] = [];
    const send = (messages: readonly Uint8Array[]) => {
      sent.push(messages);
      story.changed();
      return true;
    };
    for (let i = 0; i < 2; i++)
      story.rooms
        .join(story.documentId, { ...nobody, send })
        .receive(writeMessage({ kind: 'step1', vector: Uint8Array.of(0) }));
    await story.until(() => sent.filter(isStep2).length === 2);
    const [first, second] = sent.filter(isStep2);
    expect(second).toBe(first);
  });

  it('saves what had been sent when it closes, and sends everybody away to come back', async () => {
    await bothJoin();
    ana.types('last words');
    await story.rooms.close();
    expect(ana.closed?.code).toBe(closing.restart);
    expect(await story.logged()).toContain('last words');
  });
});

describe('one write per connection and beat', () => {
  it('carries the text of the others, their carets, and what is saved of one’s own', async () => {
    begin(1, { commitWindow: 20, presenceWindow: 0 });
    await bothJoin();
    ana.points({ anchor: { tname: 'default' }, head: { tname: 'default' } });
    ben.points({ anchor: { tname: 'default' }, head: { tname: 'default' } });
    await story.until(() => seenBy(ben, ana) !== undefined && seenBy(ana, ben) !== undefined);
    ana.received.length = 0;
    const { writes } = ana;
    ana.types('a');
    ben.types('b');
    ben.points({ anchor: { tname: 'default', assoc: -1 }, head: { tname: 'default' } });
    await story.until(() => ana.saved === ana.sent && ana.received.length >= 3);
    expect(ana.received.toSorted()).toEqual(['awareness', 'saved', 'update']);
    expect(ana.writes).toBeLessThanOrEqual(writes + 2);
  });

  it('sends nobody back what they pasted, though others typed in the same moment', async () => {
    begin(1, { commitWindow: 20 });
    await bothJoin();
    const pasted = 'We recommend '.repeat(100);
    ana.types(pasted);
    ben.types('b');
    await story.allSaved();
    await story.allSee(pasted);
    await story.until(() => ana.text === ben.text);
    expect(ben.updateBytes).toBeGreaterThan(pasted.length);
    expect(ana.updateBytes).toBeGreaterThan(0);
    expect(ana.updateBytes).toBeLessThan(100);
  });

  it('tells somebody who writes alone what is saved four times a second at most, and all of it in the end', async () => {
    let now = 1_000_000;
    begin(1, { commitWindow: 0, longestWindow: 0, now: () => now });
    ana.joins();
    await story.until(() => ana.saved === 1);
    for (let i = 0; i < 12; i++) {
      ana.types('x');
      await story.until(() => story.log.appends > i);
    }
    // longer than a word that something is saved waits to go with others
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(ana.saved).toBe(1);
    now += 250;
    await story.allSaved();
  });
});

describe('somebody who reads too slowly', () => {
  it('is sent nothing meanwhile, and then all that they lack in one', async () => {
    await bothJoin();
    ana.types('before ');
    await story.allSee('before ');
    ben.stopsReading();
    ben.received.length = 0;
    for (const word of ['one ', 'two ', 'three ']) {
      ana.types(word);
      await story.until(() => ana.saved === ana.sent);
    }
    expect(ben.received).toEqual([]);
    expect(story.rooms.load.behind).toBe(1);
    ben.readsOn();
    expect(ben.received).toEqual(['update']);
    expect(ben.text).toContain('before one two three');
    ana.types('and on');
    await story.allSee('three and on');
  });

  it('still writes, and hears that it is saved once they read', async () => {
    await bothJoin();
    ben.stopsReading();
    ben.types('from afar');
    ana.types('x');
    await story.until(() => ana.text.includes('from afar'));
    expect(ben.saved).toBeLessThan(ben.sent);
    ben.readsOn();
    ana.types('y');
    await story.allSaved();
    await story.allSee('from afar');
  });
});

describe('random runs', () => {
  const run = async (seed: number) => {
    begin(seed, { commitWindow: 1 });
    const { dice } = story;
    const other = opensOther();
    const people = [ana, ben, story.person('cleo'), story.person('dan')];
    ana.joins();
    ana.types('Start');
    await story.allSaved();
    for (let step = 0; step < 120; step++) {
      const person = dice.pick(people);
      const k = dice();
      if (k < 0.7) person.editor.doSomething();
      else if (k < 0.8 && person.isOnline) person.leaves();
      else if (k < 0.9 && !person.isOnline) person.joins(dice.pick([story.rooms, other]));
      else if (k < 0.92) person.slow();
      else if (k < 0.95) person.catchesUp();
      else if (k < 0.96) story.log.state = dice.pick(['well', 'away', 'answers get lost'] as const);
      else await new Promise((resolve) => setTimeout(resolve, dice.below(4)));
    }
    story.log.state = 'well';
    const refused = people.filter((person) => person.refused !== undefined);
    expect(refused.map((person) => `${person.name}: ${person.refused}`)).toEqual([]);
    const last = story.opensRooms();
    for (const person of people) {
      person.leaves();
      person.catchesUp();
    }
    await Promise.all([story.rooms.close(), other.close()]);
    for (const person of people) person.joins(last);
    await story.allSaved();
    await story.until(
      () => people.every((person) => person.sent > 0 && person.text === ana.text),
      'convergence',
    );
    expect(await story.logged()).toBe(ana.text);
    expect(story.troubles.filter(({ what }) => what === 'room failed')).toEqual([]);
  };

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'converge through disconnects, two nodes, a failing log and a restart (seed %i)',
    run,
  );
});
