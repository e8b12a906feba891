import { testDatabase } from '../../../../../test/setup/test-database.js';
import type { Connection } from './connection.js';
import { inSession } from './connection.js';
import { DirectSessions } from './direct-sessions.js';
import { Notices } from './notices.js';

const nodes: { notices: Notices; sessions: DirectSessions }[] = [];
afterAll(async () => {
  for (const { notices } of nodes) await notices.onModuleDestroy();
  for (const { sessions } of nodes) await sessions.onApplicationShutdown();
});

async function open(connection: Connection) {
  const database = { connection, isShared: true, stop: () => Promise.resolve() };
  const sessions = new DirectSessions(database);
  const notices = new Notices(database, sessions);
  nodes.push({ notices, sessions });
  const heard: string[] = [];
  notices.on('topic', (word) => heard.push(word));
  notices.onGap(() => heard.push('gap'));
  await notices.onApplicationBootstrap();
  return { notices, sessions, heard };
}

type Node = Awaited<ReturnType<typeof open>>;

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_500 && !holds(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

const listeners = (connection: Connection, act: string) =>
  inSession(connection, (session) =>
    session.query(
      `select ${act} from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query like 'listen %'`,
    ),
  );

/** What is told now is heard, after a second gap: the first one was that of the beginning. */
async function mustHearAfterGap(there: Node, { notices }: Node): Promise<void> {
  notices.tell('topic', 'after');
  await until(() => there.heard.length > 2);
  expect(there.heard).toEqual(['gap', 'gap', 'after']);
}

describe('words between processes', () => {
  it('are followed by a gap for all who may have missed some, where they could not be sent', async () => {
    const connection = await testDatabase();
    const [here, there] = [await open(connection), await open(connection)];
    const send = here.sessions.runLean.bind(here.sessions);
    here.sessions.runLean = () => Promise.reject(new Error('the connection broke'));
    here.notices.tell('topic', 'lost');
    await new Promise((resolve) => setTimeout(resolve, 50));
    here.sessions.runLean = send;
    here.notices.tell('topic', 'lost as well');
    await until(() => there.heard.length > 1);
    await mustHearAfterGap(there, here);
  });

  it('are heard again, after a gap, where the session that listens ended', async () => {
    const connection = await testDatabase();
    const [here, there] = [await open(connection), await open(connection)];
    await listeners(connection, 'pg_terminate_backend(pid)');
    await until(() => there.heard.length > 1);
    await mustHearAfterGap(there, here);
  });

  it('are heard again, after a gap, where the session that listens does not answer', async () => {
    const connection = await testDatabase();
    const there = await open(connection);
    const { rows } = (await listeners(connection, 'pid')) as { rows: { pid: number }[] };
    for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
    try {
      await until(() => there.heard.length > 1);
    } finally {
      for (const { pid } of rows) process.kill(pid, 'SIGCONT');
    }
    const here = await open(connection);
    await mustHearAfterGap(there, here);
  }, 40_000);
});
