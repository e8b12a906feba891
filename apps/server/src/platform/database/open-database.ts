import type { Config } from '../config.js';
import type { Database } from './connection.js';
import { startEmbedded } from './embedded/embedded-postgres.js';
import { openExternal } from './external-database.js';

/** The operator's own Postgres where DATABASE_URL names one, else the embedded one in the data folder. */
export function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openExternal(config.databaseUrl) : startEmbedded(config.dataDir);
}
