import { rm } from 'node:fs/promises';
import pg from 'pg';
import { LiveLine } from '../../live-line.js';
import { Person } from '../../person.js';
import { embeddedConnection } from '../../setup/embedded-connection.js';
import { temporaryFolder } from '../../setup/temporary-folder.js';
import { gatherVoters } from '../../voters.js';
import { NodeServer } from '../servers/node-server.js';
import { postmasterIn } from '../servers/postmaster.js';
import { standing } from '../servers/temporary-store.js';
import type { Contestant } from './ballot-box.js';
import { bareTable, bareUpserts } from './bare-upserts.js';
import { throughPlenary } from './through-plenary.js';

/** As many sessions as our server's own pool has. */
const sessions = 10;

/** Our server with its embedded Postgres and everybody in the room, and beside them a bare table in the same Postgres. */
export interface Hall {
  readonly node: NodeServer;
  readonly postmaster: number;
  readonly contestants: readonly Contestant[];
  close(): Promise<void>;
}

/** Starts a server in a folder of its own and lets so many voters in. */
export async function openHall(voters: number): Promise<Hall> {
  const folder = await temporaryFolder('bench-votes');
  const node = await NodeServer.start({
    node: process.execPath,
    args: ['dist/apps/server/src/main.js'],
    env: { DATA_DIR: folder },
  });
  const pool = new pg.Pool({ ...(await embeddedConnection(folder)), max: sessions });
  const lines: LiveLine[] = [];
  const close = async () => {
    standing.delete(close);
    for (const line of lines) line.close();
    await pool.end();
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  };
  standing.add(close);
  try {
    const ours = await letIn(node, voters, lines);
    await pool.query(bareTable);
    const contestants = [ours, bareUpserts(pool, voters)];
    return { node, postmaster: postmasterIn(folder), contestants, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function letIn(node: NodeServer, count: number, lines: LiveLine[]): Promise<Contestant> {
  const organizer = new Person(node.url);
  await organizer.post('/api/sign-in', { token: node.printed(/^organizer \S+#(\S+)$/m) });
  const constituency = await gatherVoters(organizer, count);
  const { voters, workshop } = constituency;
  await organizer.patch(`/api/workshops/${workshop.id}`, { status: 'live' });
  for (const { url, cookie } of voters) {
    const line = await LiveLine.open(url, cookie);
    lines.push(line);
    const entered = await line.ask('room:enter', { workshopId: workshop.id });
    if (!entered.ok) throw new Error(`a voter does not get in: ${entered.message}`);
  }
  return throughPlenary(constituency, lines);
}
