import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first process of the Postgres that a data folder holds. */
export function postmasterIn(dataDir: string): number {
  const file = join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
