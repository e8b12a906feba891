import 'reflect-metadata';
import { createApp } from './app.js';
import { rehearse } from './drafting/rehearsal.js';
import { organizerLine } from './identity/organizer-line.js';
import { SignInLinks } from './identity/sign-in-links.js';
import { readConfig, type Config } from './platform/config.js';
import type { Database } from './platform/database/connection.js';
import { migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { withCertificate } from './platform/lan/with-certificate.js';
import { announcement } from './platform/start/announce.js';
import { closeInTime } from './platform/start/close-in-time.js';
import { failureText } from './platform/start/failure.js';
import { listen } from './platform/start/listen.js';
import { letHeapGrow } from './platform/start/let-heap-grow.js';
import { untilToldToStop } from './platform/start/until-told-to-stop.js';

letHeapGrow();
const toldToStop = untilToldToStop();

async function run(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const [database] = await Promise.all([openDatabase(config), rehearse()]);
  try {
    await migrate(database.connection);
    await serve(await withCertificate(config), database);
  } finally {
    await database.stop();
  }
}

async function serve(config: Config, database: Database): Promise<void> {
  const app = await createApp(config, database);
  try {
    const addresses = await listen(app, config);
    const organizer = await organizerLine(app.get(SignInLinks), config, addresses.loopback);
    process.stdout.write(announcement(config, addresses) + organizer);
    await toldToStop;
  } finally {
    await closeInTime(app);
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(failureText(error));
  process.exitCode = 1;
});
process.exit();
