import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../../../../../../test/setup/temporary-folder.js';
import { connect, inSession, type Connection, type Database } from '../connection.js';
import { startEmbedded } from './embedded-postgres.js';

const patience = 60_000;
let folder: string;
const open: Database[] = [];

const start = async (name: string) => {
  const database = await startEmbedded(join(folder, name));
  open.push(database);
  return database;
};

const query = <Row extends object>(connection: Connection, sql: string) =>
  inSession(connection, async (session) => (await session.query<Row>(sql)).rows);

const pidIn = async (name: string) => {
  const file = join(folder, name, 'postgres', 'cluster', 'data', 'postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n')[0]);
};

const untilItAnswers = async (connection: Connection) => {
  for (const until = Date.now() + patience / 2; Date.now() < until; await delay(50)) {
    const rows = await query(connection, 'select 1 as one').catch(() => undefined);
    if (rows) return rows;
  }
  throw new Error('never came back');
};

beforeAll(async () => {
  folder = await temporaryFolder('embedded');
});

afterAll(async () => {
  await Promise.all(open.map((database) => database.stop()));
  await rm(folder, { recursive: true, force: true });
}, patience);

describe('the embedded Postgres', () => {
  it(
    'starts from nothing, and finds its data at the next start',
    async () => {
      const first = await start('restarted');
      await query(first.connection, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await start('restarted');
      expect(await query(second.connection, 'select answer from kept')).toEqual([{ answer: 42 }]);
    },
    patience,
  );

  it(
    'keeps what Plenary promises: on the disk, in order, behind a socket and a password',
    async () => {
      const { connection } = await start('promises');
      const shown = await query<{ name: string; setting: string }>(
        connection,
        `select name, setting from pg_settings where name in
         ('fsync', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding')`,
      );
      expect(Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))).toEqual({
        fsync: 'on',
        synchronous_commit: 'on',
        data_checksums: 'on',
        listen_addresses: '',
        server_encoding: 'UTF8',
      });
      expect(
        await query(
          connection,
          `select datlocprovider, datlocale from pg_database where datname = 'plenary'`,
        ),
      ).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
      expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
      await expect(connect({ ...connection, password: 'guessed' })).rejects.toThrow(/password/);
    },
    patience,
  );

  it(
    'refuses a second Plenary on the same data, and leaves the first alone',
    async () => {
      const first = await start('shared');
      await expect(start('shared')).rejects.toMatchObject({
        name: 'Problem',
        message: expect.stringMatching(/another Plenary is running/) as string,
      });
      expect(await query(first.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    patience,
  );

  it(
    'lets exactly one of several first starts win',
    async () => {
      const all = await Promise.allSettled([start('race'), start('race'), start('race')]);
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const reasons = all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
      expect(reasons.join('\n')).toMatch(
        /^(Problem: DATA_DIR: another Plenary is running on .*\n?){2}$/,
      );
    },
    patience,
  );

  it(
    'comes back by itself where it was when its process is killed',
    async () => {
      const { connection } = await start('killed');
      await query(connection, 'create table kept as select 42 as answer');
      const pid = await pidIn('killed');
      process.kill(pid, 'SIGKILL');
      await untilItAnswers(connection);
      expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }]);
      expect(await pidIn('killed')).not.toBe(pid);
    },
    patience,
  );

  it(
    'starts although the pid file names another living program',
    async () => {
      const first = await start('reboot');
      await first.stop();
      const data = join(folder, 'reboot', 'postgres', 'cluster', 'data');
      const lines = [process.ppid, data, 0, 5432, join(folder, 'none'), '', '1 1', 'ready'];
      await writeFile(join(data, 'postmaster.pid'), lines.join('\n'));
      const second = await start('reboot');
      expect(await query(second.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    patience,
  );

  it(
    'puts the socket of a long path into a private temporary folder, and takes it away',
    async () => {
      const database = await start('long'.repeat(25));
      const { connection } = database;
      expect(connection.host).toMatch(/plenary-\w{6}$/);
      expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
      await database.stop();
      await expect(stat(connection.host)).rejects.toThrow('ENOENT');
    },
    patience,
  );

  it(
    'minds no odd letters in the path',
    async () => {
      const { connection } = await start(`l'été "$HOME", 100 %`);
      expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    patience,
  );

  it(
    'moves out of a private home that root’s service account cannot enter, and finds its data there again',
    async () => {
      const home = join(folder, 'private');
      await mkdir(home, { mode: 0o700 });
      const first = await start('private/data');
      const isMoved = !first.connection.host.startsWith(home);
      expect(isMoved).toBe(process.getuid?.() === 0);
      await query(first.connection, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await start('private/data');
      expect(await query(second.connection, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await second.stop();
      if (!isMoved) return;
      await rm(join(second.connection.host, '..'), { recursive: true });
      await expect(start('private/data')).rejects.toThrow(/which is gone/);
    },
    patience,
  );

  it(
    'sweeps away what an interrupted first start left',
    async () => {
      const left = join(folder, 'swept', 'postgres', 'unfinished-abc');
      await mkdir(left, { recursive: true });
      await start('swept');
      expect(await readdir(join(folder, 'swept', 'postgres'))).not.toContain('unfinished-abc');
    },
    patience,
  );

  it('says so when the data are of another major version', async () => {
    const data = join(folder, 'older', 'postgres', 'cluster', 'data');
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'PG_VERSION'), '17\n');
    await expect(start('older')).rejects.toThrow(/^DATA_DIR: .* Postgres 17; .* Postgres 18$/);
  });
});
