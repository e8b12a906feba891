import { DataSource } from 'typeorm';
import { updateLogLaws } from '../../../../libs/collab/src/update-log.laws.js';
import { testDatabase } from '../../../../test/setup/test-database.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { PostgresUpdateLog } from './postgres-update-log.js';

let source: DataSource | undefined;
afterAll(() => source?.destroy());

updateLogLaws('the log in Postgres', async () => {
  source ??= await new DataSource(dataSourceOptions(await testDatabase())).initialize();
  return new PostgresUpdateLog(source);
});
