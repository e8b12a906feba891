import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ServerProcess } from '../setup/server-process.js';
import { residentMemory } from './process-table.js';

/** What a server is started with so that its memory can be asked for: an inspector on any free port of this machine. */
export const inspectable = ['--inspect=127.0.0.1:0'];

/** The resident memory of a server in megabytes once its garbage is collected: what it holds, not what it has not swept. */
export async function settledMemory(server: ServerProcess): Promise<number> {
  await collectGarbage(server);
  return residentMemory(server.pid);
}

/** Longer than a thread for chores, of some 60 MB, waits for its next chore. */
const restsFor = 40_000;
const looksEvery = 2_000;

/** The least settled memory of a server in a while of rest: without the threads that end when nobody needs them. */
export async function restingMemory(server: ServerProcess): Promise<number> {
  let least = Infinity;
  for (let rested = 0; rested < restsFor; rested += looksEvery) {
    await pause(looksEvery);
    least = Math.min(least, await settledMemory(server));
  }
  return least;
}

async function collectGarbage(server: ServerProcess): Promise<void> {
  const address = /^Debugger listening on (ws:\S+)$/m.exec(server.printed())?.[1];
  if (!address) throw new Error('the server was started without an inspector');
  const inspector = new WebSocket(address);
  try {
    await new Promise<void>((done, fail) => {
      inspector.on('error', fail);
      inspector.on('open', () =>
        inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' })),
      );
      inspector.on('message', () => done());
    });
  } finally {
    inspector.close();
  }
}
