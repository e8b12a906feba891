import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { closing, writeMessage } from './messages.js';
import { choresHere, type Chores } from './chores.js';
import { telling } from './room.stories.js';
import { ana, begin, ben, bothJoin, end, startOnTwoNodes, story } from './two-people.stories.js';

beforeEach(() => begin());
afterEach(end);

describe('what is saved', () => {
  it('is neither shown nor acknowledged while the log is away, and arrives afterwards', async () => {
    await bothJoin();
    ana.types('before. ');
    await story.allSaved();
    const { saved } = ana;
    story.log.state = 'away';
    ana.types('during. ');
    ben.types('also. ');
    await story.until(() => story.troubles.length >= 3);
    expect(ana.saved).toBe(saved);
    expect(ben.text).not.toContain('during');
    story.log.state = 'well';
    await story.allSaved();
    await story.allSee('during. ');
    expect(ana.text).toBe(ben.text);
  });

  it('is settled by its batch id where the answer to a commit got lost', async () => {
    await bothJoin();
    story.log.state = 'answers get lost';
    ana.types('once');
    await story.until(() => story.troubles.length >= 1);
    story.log.state = 'well';
    await story.allSaved();
    await story.allSee('once');
    expect(await story.logged()).toBe('<paragraph>once</paragraph>');
  });

  it('counts repetitions and what changes nothing', async () => {
    await bothJoin();
    ana.types('a');
    await story.allSaved();
    const everything = Y.encodeStateAsUpdate(ana.doc);
    ana.sendsUpdate(everything);
    ana.sendsUpdate(everything, 'step2');
    await story.allSaved();
    expect(ana.saved).toBe(ana.sent);
    expect((await story.log.read(story.documentId, 0)).rows.length).toBe(1);
  });

  it('is not acknowledged to somebody who comes back while their words still wait for the log', async () => {
    await bothJoin();
    story.log.state = 'away';
    ana.types('waiting');
    await story.until(() => story.troubles.length >= 1);
    ana.leaves();
    ana.joins();
    await story.until(() => ana.received.filter((kind) => kind === 'step1').length === 2);
    expect(ana.sent).toBe(1);
    expect(ana.saved).toBe(0);
    story.log.state = 'well';
    await story.allSaved();
    expect(ana.saved).toBe(1);
    await story.allSee('waiting');
  });

  it('goes on in other documents while one cannot be saved', async () => {
    await bothJoin();
    const append = story.log.append.bind(story.log);
    story.log.append = (batches) =>
      batches.some((batch) => batch.documentId === 'poisoned')
        ? Promise.reject(new Error('no such document'))
        : append(batches);
    const cleo = story.person('cleo');
    cleo.joins(story.rooms, 'poisoned');
    cleo.types('nowhere');
    ana.types('somewhere');
    await story.until(() => ben.text.includes('somewhere'));
    expect(cleo.saved).toBeLessThan(cleo.sent);
    story.log.append = append;
    await story.until(() => cleo.saved === cleo.sent);
  });

  it('closes writers, and says so, when too much waits for the log', async () => {
    begin(1, { limits: { unsavedBytes: 20_000 } });
    await bothJoin();
    story.log.state = 'away';
    ana.types('x');
    for (let i = 0; i < 200 && !ana.closed; i++) ana.types('more and more');
    expect(ana.closed?.code).toBe(closing.busy);
    expect(ana.refused).toMatch(/waits/);
    story.log.state = 'well';
    ana.joins();
    await story.allSaved();
    expect(await story.logged()).toBe(ana.text);
  });
});

describe('what waits to be saved', () => {
  it('is bounded for each author, who keeps nobody else from writing', async () => {
    begin(1, { limits: { authorBytes: 5_000 } });
    await bothJoin();
    const again = story.person('ana');
    again.joins();
    await story.allSaved();
    story.log.state = 'away';
    for (let i = 0; i < 10; i++) ana.types('x');
    for (let i = 0; i < 20 && !again.closed; i++) again.types('y');
    expect(again.closed?.code).toBe(closing.busy);
    expect(ana.closed).toBeUndefined();
    ben.types('Ben. ');
    expect(ben.closed).toBeUndefined();
    story.log.state = 'well';
    await story.until(() => ben.saved === ben.sent);
  });

  it('is forgotten with its room, also of who had left', async () => {
    await bothJoin();
    story.log.state = 'away';
    ana.types('x');
    ana.leaves();
    await story.rooms.close();
    expect(story.rooms.load.unsavedBytes).toBe(0);
  });
});

describe('a document that has grown too long', () => {
  it('takes nothing more, but may be shortened', async () => {
    begin(1, { limits: { documentBytes: 2_000 } });
    await bothJoin();
    ana.types('x'.repeat(3_000));
    await story.allSaved();
    await story.allSee('xxx');
    ben.types('and more');
    await story.until(() => ben.closed !== undefined);
    expect(ben.closed).toEqual({
      code: closing.refused,
      reason: 'the text has grown too long',
    });
    ana.editor.fragment.delete(0, 1);
    await story.allSaved();
    expect(ana.closed).toBeUndefined();
    expect(await story.logged()).toBe('');
  });
});

describe('who brings many bytes', () => {
  it('waits their turn, and keeps nobody waiting', async () => {
    begin(1, { limits: { bytesPerSecond: 20_000 } });
    await bothJoin();
    const began = performance.now();
    for (let i = 0; i < 6; i++) ana.types('x'.repeat(4_000));
    ben.types('Ben. ');
    await story.until(() => ben.saved === ben.sent);
    expect(ana.saved).toBeLessThan(ana.sent);
    await story.until(() => ana.saved === ana.sent);
    expect(performance.now() - began).toBeGreaterThan(100);
  });
});

describe('a document that grows', () => {
  const rowsPerCheckpoint = 5;

  it('is compacted now and then, and the next ones get the compact state', async () => {
    begin(1, { limits: { rowsPerCheckpoint } });
    await bothJoin();
    for (let i = 0; i < 12; i++) {
      ana.types(`${i}. `);
      await story.allSaved();
    }
    expect(story.log.checkpoints).toBeGreaterThanOrEqual(2);
    const { checkpoint, rows } = await story.log.read(story.documentId, 0);
    expect(checkpoint!.seq + rows.length).toBe(12);
    const cleo = story.person('cleo');
    cleo.joins(story.opensRooms());
    await story.until(() => cleo.text.includes('11. '));
    cleo.types('and Cleo');
    await story.until(() => cleo.saved === cleo.sent && cleo.sent > 1);
    story.rooms.refresh(story.documentId);
    await story.allSee('and Cleo');
    expect(ana.text).toBe(cleo.text);
  });

  it('is compact in the log once everybody has left', async () => {
    begin(1, { limits: { rowsWorthCheckpoint: 3 }, idleFor: 1 });
    ana.joins();
    for (let i = 0; i < 4; i++) {
      ana.types('x');
      await story.allSaved();
    }
    ana.leaves();
    await story.until(() => story.log.checkpoints === 1);
    expect((await story.log.read(story.documentId, 0)).rows).toEqual([]);
  });

  it('is read once for all who come after a restart, and written on meanwhile', async () => {
    await bothJoin();
    for (let i = 0; i < 5; i++) ana.types(`${i}. `);
    await story.allSaved();
    const asked: (() => void)[] = [];
    const chores = {
      ...choresHere(),
      since: async (...given: Parameters<Chores['since']>) => {
        await new Promise<void>((answer) => asked.push(answer));
        return choresHere().since(...given);
      },
    };
    const restarted = story.opensRooms({ limits: { heavyBytes: 10 }, chores });
    const newcomers = Array.from({ length: 6 }, (_, i) => story.person(`newcomer ${i}`));
    const [writer, ...readers] = newcomers;
    for (const person of readers) person.joins(restarted);
    await story.until(() => readers.every(({ received }) => received.includes('step1')));
    await pause(20);
    expect(asked).toHaveLength(1);
    writer!.joins(restarted);
    writer!.types('and on');
    await story.until(() => readers.every(({ received }) => received.includes('update')));
    for (let answered = 0; answered < 3; answered++) {
      for (const answer of asked.splice(0)) answer();
      await pause(20);
    }
    await story.until(() =>
      newcomers.every(({ text }) => text.includes('4. ') && text.includes('and on')),
    );
    expect(new Set(newcomers.map(({ text }) => text)).size).toBe(1);
  });

  it('is loaded once for all who ask what they lack, however often they ask', async () => {
    await bothJoin();
    ana.types('long ago');
    await story.allSaved();
    const loads: number[] = [];
    let mayGo = (): void => undefined;
    const chores = {
      ...choresHere(),
      since: async (updates: readonly Uint8Array[], vectors: readonly Uint8Array[]) => {
        loads.push(vectors.length);
        await new Promise<void>((go) => (mayGo = go));
        return choresHere().since(updates, vectors);
      },
    };
    const slow = story.opensRooms({ limits: { heavyBytes: 10 }, chores });
    for (const person of [ana, ben]) {
      person.leaves();
      person.joins(slow);
    }
    await story.until(() => loads.length > 0);
    const vector = Y.encodeStateVector(ana.doc);
    for (let i = 0; i < 50; i++)
      for (const person of [ana, ben]) person.sends(writeMessage({ kind: 'step1', vector }));
    const answers = () => ana.received.filter((kind) => kind === 'step2').length;
    const before = answers();
    for (let i = 0; i < 3; i++) {
      await pause(20);
      mayGo();
    }
    await story.until(() => answers() > before + 1);
    expect(loads).toEqual([loads[0], 2]);
    expect(answers()).toBe(before + 2);
  });

  it('goes on by its rows where a checkpoint cannot be made', async () => {
    begin(1, {
      limits: { rowsPerCheckpoint },
      chores: {
        ...choresHere(),
        compact: () => Promise.reject(new Error('does not load as it was')),
      },
    });
    await bothJoin();
    for (let i = 0; i < 12; i++) {
      ana.types('x');
      await story.allSaved();
    }
    expect(story.troubles.map(({ what }) => what)).toEqual(['checkpoint failed']);
    await story.allSee('xxxxxxxxxxxx');
  });
});

describe('two nodes on one log', () => {
  it('append what the other has not seen: the loser reads, checks again and retries', async () => {
    const other = await startOnTwoNodes();
    for (let i = 0; i < 20; i++) {
      ana.types('a');
      ben.types('b');
    }
    await story.allSaved();
    other.refresh(story.documentId);
    await story.until(() => ana.text === ben.text && /(a.*){20}/.test(ana.text));
    expect(await story.logged()).toBe(ana.text);
  });

  it('show what they hear of each other without reading the log, and read it where something was not heard', async () => {
    let isDeaf = false;
    const node = (other: () => typeof story.rooms) =>
      story.opensRooms({
        log: telling(story.log, (...told) => isDeaf || other().hear(...told)),
      });
    const here = node(() => there);
    const there = node(() => here);
    ana.joins(here);
    ben.joins(there);
    ana.types('start ');
    await story.allSee('start ');
    await story.allSaved();
    const { reads } = story.log;
    for (let i = 0; i < 20; i++) {
      ana.types('a');
      await story.until(() => ben.text === ana.text);
    }
    expect(story.log.reads).toBe(reads);
    isDeaf = true;
    ana.types('unheard ');
    await story.allSaved();
    isDeaf = false;
    ana.types('heard ');
    await story.allSee('unheard heard ');
    expect(story.log.reads).toBe(reads + 1);
    for (let i = 0; i < 20; i++) {
      ana.types('a');
      ben.types('b');
    }
    await story.allSaved();
    await story.until(() => ana.text === ben.text && /(b.*){20}/.test(ana.text));
  });

  it('show what they hear while they read the log', async () => {
    let mayAnswer: Promise<unknown> = Promise.resolve();
    const log = telling(story.log, () => undefined);
    const there = story.opensRooms({
      log: {
        ...log,
        async read(...asked) {
          const part = await log.read(...asked);
          await mayAnswer;
          return part;
        },
      },
    });
    const here = story.opensRooms({
      log: telling(story.log, (...told) => there.hear(...told)),
    });
    ana.joins(here);
    ben.joins(there);
    ana.types('start ');
    await story.allSee('start ');
    await story.allSaved();
    let answer = (): void => undefined;
    mayAnswer = new Promise<void>((done) => (answer = done));
    there.refresh(story.documentId);
    await pause(5);
    ana.types('heard meanwhile');
    await story.until(() => ana.saved === ana.sent);
    answer();
    await story.allSee('heard meanwhile');
  });

  it('take somebody who moves to a node that is behind', async () => {
    const other = story.opensRooms();
    ben.joins(other);
    ana.joins();
    ana.types('written there');
    await story.allSaved();
    ana.leaves();
    ana.joins(other);
    ana.types(', continued here');
    await story.allSaved();
    await story.allSee('written there, continued here');
    expect(ana.closed).toBeUndefined();
  });

  it('take a reader who moves to a node that is behind', async () => {
    const other = story.opensRooms();
    ben.joins(other);
    const reader = story.person('rea');
    reader.mayWrite = false;
    ana.joins();
    reader.joins();
    ana.types('words');
    await story.allSee('');
    await story.until(() => reader.text.includes('words'));
    reader.leaves();
    reader.joins(other);
    await story.until(() => reader.sent === 1 && reader.saved === 1);
    expect(reader.closed).toBeUndefined();
    await story.until(() => ben.text.includes('words'));
  });
});
