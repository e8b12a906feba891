import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import jest from '../../jest.config.js';

const [, options] = jest.transform['^.+\\.ts$'];
const root = new URL('../../', import.meta.url);

/** Imports written as the build will see them (`#libs/x`, `./y.js`) find their TypeScript. */
export function resolve(specifier, context, next) {
  const library = /^#libs\/([a-z-]+)$/.exec(specifier)?.[1];
  if (library) return next(new URL(`libs/${library}/src/index.ts`, root).href, context);
  return next(written(specifier, context.parentURL) ?? specifier, context);
}

function written(specifier, parent) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !parent?.startsWith('file:')) return undefined;
  const source = new URL(specifier.replace(/js$/, 'ts'), parent);
  return existsSync(source) ? source.href : undefined;
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const source = await readFile(filename, 'utf8');
  const { code } = await transform(source, {
    ...options,
    filename,
    sourceMaps: 'inline',
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
