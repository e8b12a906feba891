// `node scripts/smoke.mjs [node]`: the built server under another Node starts, answers, and leaves nothing behind.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [node = process.execPath] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), 'plenary-smoke-'));
const server = spawn(node, ['dist/apps/server/src/main.js'], {
  env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(server, 'exit');

try {
  const url = await Promise.race([readyUrl(), ended.then(() => assert.fail('it ended at once'))]);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  const pidFile = join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
  assert.ok(existsSync(pidFile), 'Postgres runs in the data folder');
  server.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
  assert.ok(!existsSync(pidFile), 'Postgres is gone');
  process.stdout.write('the smoke story passed\n');
} finally {
  server.kill('SIGTERM');
  await ended;
  await rm(dataDir, { recursive: true, force: true });
}

async function readyUrl() {
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  return assert.fail('it never was ready');
}
