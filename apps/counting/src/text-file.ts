import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '#libs/problem';

/** Reads a file of UTF-8 text, its path seen from `folder`. */
export async function readText(folder: string, path: string): Promise<string> {
  const bytes = await readFile(resolve(folder, path)).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('missing', `This file cannot be read (${error.code ?? error.message}).`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid', 'This file is not UTF-8.');
  }
}
