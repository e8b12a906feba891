import { DataSource } from 'typeorm';
import { updateLogLaws } from '../../../../libs/collab/src/update-log.laws.js';
import { testDatabase } from '../../../../test/setup/test-database.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { DirectSessions } from '../platform/database/direct-sessions.js';
import { PostgresUpdateLog } from './postgres-update-log.js';

let source: DataSource | undefined;
let sessions: DirectSessions | undefined;
afterAll(async () => {
  await sessions?.onModuleDestroy();
  await source?.destroy();
});

updateLogLaws('the log in Postgres', async () => {
  source ??= await new DataSource(dataSourceOptions(await testDatabase())).initialize();
  sessions ??= new DirectSessions(source);
  return new PostgresUpdateLog(sessions);
});
