import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inSession, type Connection } from '../apps/server/src/platform/database/connection.js';
import { startServer, type ServerProcess } from './setup/server-process.js';
import { temporaryFolder } from './setup/temporary-folder.js';
import { testDatabase, urlOf } from './setup/test-database.js';

const patience = 60_000;
const running: ServerProcess[] = [];
let folder: string;

const start = (launch: Parameters<typeof startServer>[0]) => {
  const server = startServer(launch);
  running.push(server);
  return server;
};

const onData = (name: string) => ({ DATA_DIR: join(folder, name) });

const health = async (url: string) => (await fetch(`${url}/healthz`)).status;

const clusterIn = (name: string) => join(folder, name, 'postgres', 'cluster');

const isPostgresGone = (name: string) =>
  access(join(clusterIn(name), 'data', 'postmaster.pid')).then(
    () => false,
    () => true,
  );

/** The embedded database, seen from beside the server. */
const databaseOf = async (name: string): Promise<Connection> => ({
  host: join(folder, name, 'postgres', 'socket'),
  port: 5432,
  user: 'plenary',
  password: await readFile(join(clusterIn(name), 'password'), 'utf8'),
  database: 'plenary',
  ssl: false,
});

const failsWith = async (server: ServerProcess, line: RegExp) => {
  const ending = await server.ended;
  expect(ending).toMatchObject({ code: 1, stdout: '' });
  expect(ending.stderr).toMatch(/^[^\n]+\n$/);
  expect(ending.stderr).toMatch(line);
};

beforeAll(async () => {
  folder = await temporaryFolder('start');
});

afterAll(async () => {
  await Promise.all(running.map((server) => server.kill('SIGTERM')));
  await rm(folder, { recursive: true, force: true });
}, patience);

describe('two commands on a fresh machine', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'print ready, answer, and leave nothing behind at %s',
    async (signal) => {
      const server = start({ env: onData('plain') });
      expect(await health(await server.ready)).toBe(200);
      expect(await server.kill(signal)).toMatchObject({ code: 0, signal: null, stderr: '' });
      expect(await isPostgresGone('plain')).toBe(true);
    },
    patience,
  );

  it(
    'find everything again after kill -9',
    async () => {
      const first = start({ env: onData('killed') });
      await first.ready;
      const database = await databaseOf('killed');
      await inSession(database, async (session) => {
        await session.query('create table kept (word text)');
        await session.query(`insert into kept values ('still here')`);
      });
      expect(await first.kill('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });

      const second = start({ env: onData('killed') });
      expect(await health(await second.ready)).toBe(200);
      const found = await inSession(database, (session) => session.query('select word from kept'));
      expect(found.rows).toEqual([{ word: 'still here' }]);
      await second.kill('SIGTERM');
      expect(await isPostgresGone('killed')).toBe(true);
    },
    patience,
  );

  it(
    'work with a Postgres of one’s own',
    async () => {
      const server = start({ env: { DATABASE_URL: urlOf(await testDatabase()) } });
      expect(await health(await server.ready)).toBe(200);
      expect(await server.kill('SIGTERM')).toMatchObject({ code: 0 });
    },
    patience,
  );
});

describe('a start that cannot be is one clear line', () => {
  it(
    'on data that another Plenary uses, which goes on undisturbed',
    async () => {
      const first = start({ env: onData('shared') });
      const url = await first.ready;
      await failsWith(start({ env: onData('shared') }), /another Plenary is running on .*shared/);
      expect(await health(url)).toBe(200);
      await first.kill('SIGTERM');
    },
    patience,
  );

  it(
    'on a port in use, and Postgres is stopped again',
    async () => {
      const other = createServer().unref();
      await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
      const { port } = other.address() as AddressInfo;
      const server = start({ env: { ...onData('port'), PORT: String(port) } });
      await failsWith(server, new RegExp(`^PORT: ${port} is in use`));
      expect(await isPostgresGone('port')).toBe(true);
      other.close();
    },
    patience,
  );

  it(
    'with a DATABASE_URL that leads nowhere, or whose password is wrong',
    async () => {
      const nowhere = start({ env: { DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1/x' } });
      await failsWith(
        nowhere,
        /^DATABASE_URL: cannot open "x" on 127.0.0.1:1 as me: nothing listens/,
      );
      const wrong = { ...(await testDatabase()), password: 's3cret' };
      const refused = start({ env: { DATABASE_URL: urlOf(wrong) } });
      await failsWith(refused, /^DATABASE_URL: .*the password is wrong/);
      expect(nowhere.printed() + refused.printed()).not.toContain('s3cret');
    },
    patience,
  );

  it(
    'with a data folder that is none',
    async () => {
      await writeFile(join(folder, 'file'), 'mine');
      await failsWith(start({ env: onData('file') }), /^DATA_DIR: cannot write to .*file/);
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine');
    },
    patience,
  );

  it(
    'on a platform for which there is no embedded Postgres',
    async () => {
      const other = `data:text/javascript,Object.defineProperty(process,'arch',{value:'mips'})`;
      const server = start({ env: onData('mips'), node: ['--import', other] });
      await failsWith(server, /no embedded Postgres for \w+-mips: set DATABASE_URL/);
    },
    patience,
  );

  it(
    'with a bad variable or option',
    async () => {
      await failsWith(start({ env: { PORT: 'http' } }), /^PORT: must be/);
      await failsWith(start({ args: ['--lna'] }), /--lan/);
    },
    patience,
  );
});

describe('on the local network', () => {
  /** As a phone that has accepted the self-signed certificate. */
  const statusOverTls = (url: string) =>
    new Promise<number | undefined>((done, fail) => {
      request(`${url}/healthz`, { rejectUnauthorized: false, agent: false }, (response) => {
        response.resume();
        done(response.statusCode);
      })
        .on('error', fail)
        .end();
    });

  it(
    '--lan serves TLS and shows its address as a QR',
    async () => {
      const server = start({ env: onData('lan'), args: ['--lan'] });
      const url = await server.ready;
      expect(url).toMatch(/^https:\/\/\d+\.\d+\.\d+\.\d+:\d+$/);
      expect(await statusOverTls(url)).toBe(200);
      const { stdout } = await server.kill('SIGTERM');
      expect(stdout.split('\n')[0]).toBe(`ready ${url}`);
      expect(stdout).toContain('█▀▀');
    },
    patience,
  );

  it(
    '--insecure-lan says that it is not protected',
    async () => {
      const server = start({ env: onData('lan'), args: ['--insecure-lan'] });
      const url = await server.ready;
      expect(url).toMatch(/^http:/);
      expect(await health(url)).toBe(200);
      expect((await server.kill('SIGTERM')).stdout).toContain('not protected');
    },
    patience,
  );
});
