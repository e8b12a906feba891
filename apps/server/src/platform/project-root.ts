import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, the same from the sources and from `dist`. */
export function projectRoot(from = path.dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(path.join(from, 'package.json')) ? from : projectRoot(path.dirname(from));
}
