import { updateLogLaws } from '../../../../libs/collab/src/update-log.laws.js';
import { testDatabase } from '../../../../test/setup/test-database.js';
import { DirectSessions } from '../platform/database/direct-sessions.js';
import { PostgresUpdateLog } from './postgres-update-log.js';

let sessions: DirectSessions | undefined;
afterAll(() => sessions?.onApplicationShutdown());

updateLogLaws('the log in Postgres', async () => {
  const stop = () => Promise.resolve();
  sessions ??= new DirectSessions({ connection: await testDatabase(), isShared: false, stop });
  return new PostgresUpdateLog(sessions);
});
