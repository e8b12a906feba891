import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { packedAssets } from './packed-assets.js';

const notPages = /^\/(api|collab|socket\.io|assets|healthz|readyz|metrics)(\/|$)/;

/** Serves the built web: hashed assets for a year, and the one page for every path that is a page. */
export function serveWeb(app: NestExpressApplication, folder: string): void {
  const page = path.join(folder, 'index.html');
  if (!existsSync(page)) return;
  const assets = path.join(folder, 'assets');
  app.use('/assets', packedAssets(assets));
  app.useStaticAssets(assets, {
    prefix: '/assets',
    immutable: true,
    maxAge: '1y',
    fallthrough: true,
  });
  app.useStaticAssets(folder, { index: false, maxAge: 0 });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !notPages.test(request.path);
    if (!isPage) return next();
    response.sendFile(page, { headers: { 'Cache-Control': 'no-cache' } });
  });
}
