import { spawn } from 'node:child_process';
import { once } from 'node:events';

let building: Promise<void> | undefined;

/** Builds the server where it is older than its source, for `startServer` with `isBuilt`; once in a process. */
export function builtServer(): Promise<void> {
  return (building ??= build());
}

async function build(): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build-if-stale.mjs', 'server'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error('the server could not be built');
}
