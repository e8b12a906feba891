import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

/** A folder of real data beside the checkout, whose SOURCE.md tells where it comes from and what to expect. */
export interface DataSet {
  readonly isThere: boolean;
  read(file: string): string;
}

/** Finds a data set, and says aloud where it is not beside the checkout: then its smallest case alone is told. */
export function dataSet(name: string): DataSet {
  const folder = join(shared, name);
  const isThere = existsSync(folder);
  if (!isThere)
    process.stdout.write(
      `${name}: the real data is not beside this checkout; its smallest case is told from its numbers.\n`,
    );
  return { isThere, read: (file) => readFileSync(join(folder, file), 'utf8') };
}

/** Tells stories of real data where it is there. */
export const describeWith = (data: DataSet, name: string, stories: () => void): void =>
  (data.isThere ? describe : describe.skip)(name, stories);

/** The rows of a CSV text (RFC 4180: a quoted cell may hold commas and line breaks, and quotes doubled). */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}

/** The rows of a CSV text by the names in its first one. */
export const recordsOf = (text: string): Record<string, string>[] => {
  const [names = [], ...rows] = rowsOf(text);
  return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
};
