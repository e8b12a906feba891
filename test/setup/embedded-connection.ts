import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../../apps/server/src/platform/database/connection.js';

/** How to reach the embedded Postgres that a server runs in its data folder. */
export async function embeddedConnection(dataDir: string): Promise<Connection> {
  const postgres = join(dataDir, 'postgres');
  const password = await readFile(join(postgres, 'cluster', 'password'), 'utf8');
  const host = join(postgres, 'socket');
  return { host, port: 5432, user: 'plenary', password, database: 'plenary', ssl: false };
}
