import path from 'node:path';
import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { serveApiDocs } from './platform/api-docs.js';
import type { Config } from './platform/config.js';
import type { Database } from './platform/database/connection.js';
import { HttpFailureFilter } from './platform/http-failure.filter.js';
import { InputPipe } from './platform/input.pipe.js';
import { LiveAdapter } from './platform/live/live.adapter.js';
import { SameOriginGuard } from './platform/same-origin.guard.js';
import { projectRoot } from './platform/project-root.js';
import { contentPolicy } from './platform/content-policy.js';
import { Site } from './platform/site.js';
import { serveWeb } from './platform/web-assets.js';

const webFolder = path.join(projectRoot(), 'dist/web');
const largestBody = '2mb';

/** The whole server on an open, migrated database; it does not listen yet. */
export async function createApp(
  config: Config,
  database: Database,
): Promise<NestExpressApplication> {
  const { tls } = config;
  const site = new Site({
    publicUrl: config.publicUrl,
    wholeNetwork: config.host !== '127.0.0.1',
    tls: tls !== undefined,
    exposed: config.lan === 'insecure',
  });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.on(database, site), {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
    ...(tls && { httpsOptions: { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } }),
  });
  app.use(helmet(contentPolicy(site)));
  app.useBodyParser('json', { limit: largestBody });
  app.useWebSocketAdapter(new LiveAdapter(app, site));
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new HttpFailureFilter());
  app.useGlobalGuards(new SameOriginGuard(site));
  serveApiDocs(app);
  serveWeb(app, webFolder);
  return app;
}
