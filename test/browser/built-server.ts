import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startServer, type ServerProcess } from '../setup/server-process.js';

/** Builds the web if it is stale. */
export async function buildWeb(): Promise<void> {
  const build = spawn(process.execPath, ['scripts/build-if-stale.mjs', 'web'], {
    stdio: 'inherit',
    // what is built here is what `npm start` serves
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [code] = (await once(build, 'close')) as [number];
  if (code !== 0) throw new Error('the web could not be built');
}

/** Builds the web if it is stale, and starts a real server that serves it. */
export async function startServerWithWeb(folder: string): Promise<ServerProcess> {
  await buildWeb();
  return startServer({ env: { DATA_DIR: folder } });
}
