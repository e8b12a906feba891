import { inspect } from 'node:util';
import { Problem } from '#libs/problem';
import type { Benchmark } from './benchmark.js';
import { stopAll } from './servers/temporary-store.js';
import { sync } from './sync/sync.js';
import { votes } from './votes/votes.js';

/** All that can be measured; a new one is a file and a line. */
const benchmarks: readonly Benchmark[] = [sync, votes];

async function main([name, ...words]: readonly string[]): Promise<void> {
  const benchmark = benchmarks.find((each) => each.name === name);
  if (benchmark) return benchmark.run(words);
  process.stderr.write('npm run bench -- <name> [options]\n');
  for (const { name: known, about } of benchmarks) process.stderr.write(`  ${known}  ${about}\n`);
  process.exitCode = 2;
}

for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(128 + number)));

await main(process.argv.slice(2)).catch((error: unknown) => {
  const isMisuse = error instanceof Problem;
  process.stderr.write(`${isMisuse ? error.message : inspect(error)}\n`);
  process.exitCode = isMisuse ? 2 : 1;
});
process.exit();
