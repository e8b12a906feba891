import type { LogRow } from '#libs/collab';
import { updateLogLaws } from '../../../../libs/collab/src/update-log.laws.js';
import { testDatabase } from '../../../../test/setup/test-database.js';
import { DirectSessions } from '../platform/database/direct-sessions.js';
import { Notices } from '../platform/database/notices.js';
import { PostgresUpdateLog, savedTopic } from './postgres-update-log.js';
import { readSavedWord } from './saved-word.js';

interface Node {
  readonly sessions: DirectSessions;
  readonly notices: Notices;
  readonly log: PostgresUpdateLog;
}

const nodes: Node[] = [];
afterAll(async () => {
  for (const { notices } of nodes) await notices.onModuleDestroy();
  for (const { sessions } of nodes) await sessions.onApplicationShutdown();
});

function open(connection: Awaited<ReturnType<typeof testDatabase>>, isShared: boolean): Node {
  const database = { connection, isShared, stop: () => Promise.resolve() };
  const sessions = new DirectSessions(database);
  const notices = new Notices(database, sessions);
  const node = { sessions, notices, log: new PostgresUpdateLog(sessions, notices) };
  nodes.push(node);
  return node;
}

let alone: Node | undefined;
updateLogLaws('the log in Postgres', async () => (alone ??= open(await testDatabase(), false)).log);

let amongOthers: Node | undefined;
updateLogLaws(
  'the log in a Postgres that others use too',
  async () => (amongOthers ??= open(await testDatabase(), true)).log,
);

describe('other processes', () => {
  it('hear of what was saved, whole and in order, and of nothing that was not', async () => {
    const connection = await testDatabase();
    const [here, there] = [open(connection, true), open(connection, true)];
    await there.notices.onApplicationBootstrap();
    const heard: { documentId: string; rows: readonly LogRow[] | null }[] = [];
    there.notices.on(savedTopic, (word) => heard.push(readSavedWord(word)));
    const row = (length: number, author: string | null = null) => ({
      author,
      bytes: Uint8Array.from({ length }, (_, i) => i),
    });
    const author = crypto.randomUUID();
    const batch = (rows: readonly ReturnType<typeof row>[], documentId = crypto.randomUUID()) => ({
      documentId,
      batchId: crypto.randomUUID(),
      seq: 1,
      rows,
    });
    const first = batch([row(30), row(300, author)]);
    const many = Array.from({ length: 20 }, () => batch([row(500)]));
    const long = batch([row(5_000)]);
    await here.log.append([first]);
    const loser = batch([row(10)], first.documentId);
    const lost = await here.log.append([...many, loser, long]);
    expect([...lost]).toEqual([loser.batchId]);
    const last = batch([row(1)]);
    await here.log.append([last]);
    const untilHeard = async () => {
      while (heard.at(-1)?.documentId !== last.documentId) await here.sessions.runLean(nothing, []);
    };
    await untilHeard();
    const told = [first, ...many, long, last];
    expect(heard.map(({ documentId }) => documentId).toSorted()).toEqual(
      told.map(({ documentId }) => documentId).toSorted(),
    );
    expect(heard[0]!.rows).toEqual(
      first.rows.map((each, i) => ({ ...each, seq: 1 + i, batchId: first.batchId })),
    );
    expect(heard.find(({ documentId }) => documentId === long.documentId)!.rows).toBeNull();
  });

  it('look where a batch was stored and its answer got lost', async () => {
    const connection = await testDatabase();
    const [here, there] = [open(connection, true), open(connection, true)];
    await there.notices.onApplicationBootstrap();
    const heard: string[] = [];
    there.notices.on(savedTopic, (word) => heard.push(word));
    const batch = {
      documentId: crypto.randomUUID(),
      batchId: crypto.randomUUID(),
      seq: 1,
      rows: [{ author: null, bytes: Uint8Array.of(0, 0) }],
    };
    const run = here.sessions.runLean.bind(here.sessions);
    here.sessions.runLean = async (...asked) => {
      await run(...asked);
      throw new Error('the connection broke');
    };
    await expect(here.log.append([batch])).rejects.toThrow('the connection broke');
    here.sessions.runLean = run;
    expect([...(await here.log.append([batch]))]).toEqual([batch.batchId]);
    while (heard.length === 0) await here.sessions.runLean(nothing, []);
    expect(heard).toEqual([batch.documentId]);
  });
});

const nothing = { name: 'nothing', text: 'select pg_sleep(0.01)' };
