import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { NextFunction, Request, Response } from 'express';

/** What the build packs, from the smallest on: the encoding's name and the ending of its files. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Serves a file as the build packed it beside the plain one, where the browser takes that: what is fetched over a bad line
 * is a third of its size, and the server packs nothing itself. It comes before the static files of this folder.
 */
export function packedAssets(folder: string) {
  const files = new Set(readdirSync(folder));
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1);
    if (!files.has(`${name}.gz`)) return next();
    response.vary('Accept-Encoding');
    const taken = encodings.find(([encoding]) => request.acceptsEncodings(encoding) === encoding);
    if (taken && files.has(name + taken[1])) {
      response.type(path.extname(name)).setHeader('Content-Encoding', taken[0]);
      request.url = request.url.replace(name, name + taken[1]);
    }
    next();
  };
}
