import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataHome } from './data-home.js';

/** Where Postgres listens: a Unix socket in a folder of mode 0700, or loopback where a platform has none. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly isSocket: boolean;
}

/** The number is only a part of the socket's name; nothing listens on such a port. */
const socketPort = 5432;
const longestPath = process.platform === 'darwin' ? 103 : 107;

/** Chooses a place to listen, and makes the folder. */
export async function newEndpoint(home: DataHome): Promise<Endpoint> {
  if (process.platform === 'win32')
    return { host: '127.0.0.1', port: await freePort(), isSocket: false };
  return { host: await socketFolder(home), port: socketPort, isSocket: true };
}

/** A socket's path is short by law of the system: a long data folder's socket lives in a private temporary folder. */
async function socketFolder(home: DataHome): Promise<string> {
  const own = join(home.folder, 'socket');
  const isShort = Buffer.byteLength(join(own, `.s.PGSQL.${socketPort}`)) <= longestPath;
  if (isShort) await mkdir(own, { recursive: true });
  const folder = isShort ? own : await mkdtemp(join(tmpdir(), 'plenary-'));
  if (home.as) await chown(folder, home.as.uid, home.as.gid);
  await chmod(folder, 0o700);
  return folder;
}

/** Takes a temporary socket folder away again; the one in the data folder stays. */
export async function leaveEndpoint(home: DataHome, { host, isSocket }: Endpoint): Promise<void> {
  if (isSocket && host !== join(home.folder, 'socket'))
    await rm(host, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
