import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import {
  openRevision,
  plainText,
  type RevisionText,
  type RevisionView,
  type StatementView,
} from '#libs/drafting';
import type { BallotReceipt, MyBallotView, PollView } from '#libs/voting';
import { Person } from './person.js';
import { adoptionPoll } from './poll.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';
import { SavedWriter } from './saved-writer.js';
import { startServer, type ServerProcess } from './setup/server-process.js';
import { temporaryFolder } from './setup/temporary-folder.js';

const patience = 120_000;
const kills = 3;
const writers = 6;
const promisesBeforeKill = 60;
const choices = ['yes', 'no', 'abstain'] as const;

/** One person who types and votes, and what the server promised to keep of it. */
interface Active {
  readonly person: Person;
  readonly writer: SavedWriter;
  ballot: { version: number; choice: string } | null;
}

describe('a server that is killed while people type and vote', () => {
  let folder: string;
  let server: ServerProcess;
  let url: string;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  let statement: StatementView;
  let poll: PollView;
  let everybody: Active[];
  let promises = 0;

  const start = async () => {
    const env = { DATA_DIR: folder, ...(url && { PORT: new URL(url).port }) };
    server = startServer({ env });
    url = await server.ready;
  };

  const admit = async (i: number): Promise<Active> => {
    const roster = [{ name: `Writer ${i}`, role: 'member', groupId: process.groups[i % 2]!.id }];
    const [admitted] = await organizer.post<{ badge: string }[]>(
      `/api/processes/${process.id}/roster`,
      roster,
    );
    const person = new Person(url);
    await person.post('/api/join', { badge: admitted!.badge });
    const saved = () => (promises += 1);
    const writer = new SavedWriter(person, statement.documentId, { saved });
    return { person, writer, ballot: null };
  };

  beforeAll(async () => {
    folder = await temporaryFolder('restart');
    await start();
    organizer = new Person(url);
    await organizer.post('/api/sign-in', {
      token: /^organizer \S+#(\S+)$/m.exec(server.printed())![1],
    });
    ({ process, workshop } = await makeProcess(organizer, { admission: 'roster' }));
    statement = await organizer.post<StatementView>(`/api/processes/${process.id}/statements`, {
      kind: 'finding',
      title: 'What stays',
      themeId: process.themes[0]!.id,
      workshopId: workshop.id,
    });
    everybody = await Promise.all(Array.from({ length: writers }, (_, i) => admit(i)));
    const prepared = await organizer.post<PollView>(
      `/api/workshops/${workshop.id}/polls`,
      adoptionPoll(),
    );
    poll = await organizer.post<PollView>(`/api/polls/${prepared.id}/open`, {
      hash: prepared.hash,
    });
  }, patience);

  afterAll(async () => {
    for (const { writer, person } of everybody) {
      writer.stop();
      person.leave();
    }
    await server.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }, patience);

  const vote = async (active: Active, choice: string): Promise<void> => {
    const ballot = {
      pollHash: poll.hash,
      choice,
      replaces: active.ballot?.version ?? null,
      submissionId: randomUUID(),
    };
    const { version } = await active.person.put<BallotReceipt>(
      `/api/polls/${poll.id}/ballot`,
      ballot,
    );
    active.ballot = { version, choice };
    promises += 1;
  };

  /** Types and votes until the server is gone. */
  const beBusy = async (active: Active, label: string, isOver: () => boolean): Promise<void> => {
    for (let n = 0; !isOver(); n++) {
      active.writer.type(`${label}.${n}`);
      await vote(active, choices[n % 3]!).catch((error: unknown) => {
        if (!isOver()) throw error;
      });
      await pause(5);
    }
  };

  const textNow = async (): Promise<Set<string>> => {
    const revision = await organizer.post<RevisionView>(
      `/api/statements/${statement.id}/revisions`,
    );
    const { text } = await organizer.get<RevisionText>(`/api/revisions/${revision.id}`);
    return new Set(plainText(openRevision(text).document).split(/\s+/));
  };

  it.each(Array.from({ length: kills }, (_, i) => i + 1))(
    'keeps all that it had shown as saved or received, kill %i',
    async (round) => {
      await Promise.all(everybody.map(({ writer }) => writer.connect()));
      let isOver = false;
      const busy = everybody.map((active, i) => beBusy(active, `${round}.${i}`, () => isOver));
      for (const enough = promises + promisesBeforeKill; promises < enough;) await pause(5);
      isOver = true;
      await server.kill('SIGKILL');
      await Promise.all(busy);
      await Promise.all(everybody.map(({ writer }) => writer.gone));

      await start();
      const text = await textNow();
      for (const { writer } of everybody)
        expect([...writer.saved, ...writer.shown].filter((word) => !text.has(word))).toEqual([]);
      for (const active of everybody) {
        const { ballot } = await active.person.get<MyBallotView>(`/api/polls/${poll.id}/ballot`);
        expect(ballot!.version).toBeGreaterThanOrEqual(active.ballot!.version);
        if (ballot!.version === active.ballot!.version)
          expect(ballot!.choice).toBe(active.ballot!.choice);
        active.ballot = { version: ballot!.version, choice: ballot!.choice as string };
      }
    },
    patience,
  );

  it('counts exactly the ballots that it kept', async () => {
    const { tally } = await organizer.post<PollView>(`/api/polls/${poll.id}/close`);
    const kept = (choice: string) =>
      everybody.filter(({ ballot }) => ballot!.choice === choice).length;
    expect(tally).toMatchObject({
      cast: writers,
      counts: { yes: kept('yes'), no: kept('no'), abstain: kept('abstain') },
    });
  });
});
