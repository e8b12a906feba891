import type { Benchmark } from '../benchmark.js';
import { nodeOfPeers } from '../servers/peers.js';
import type { Contestant } from '../servers/server.js';
import { readOptions, type Options } from './options.js';
import type { Preset } from './presets.js';
import { asJson, asTable } from './report.js';
import { summarise, type Result } from './results.js';
import type { Conditions, Sample, Trial } from './sample.js';
import { canRun, trialOf } from './trials.js';

/** Our sync engine against its peers and a bare relay, in one run. */
export const sync: Benchmark = {
  name: 'sync',
  about: 'live documents: CPU, latency and memory beside other servers',
  async run(words) {
    const options = readOptions(words);
    const node = options.thisNode ? process.execPath : await nodeOfPeers();
    const results: Result[] = [];
    for (const preset of options.presets)
      results.push(...(await measure(preset, { ...options, node }, options)));
    const report = options.json ? asJson : asTable;
    process.stdout.write(`${report(results, { ...options, node })}\n`);
  },
};

/** One preset on all servers, in turn: what changes on the machine meanwhile then falls on all of them. */
async function measure(
  preset: Preset,
  conditions: Conditions,
  { contestants, repeat }: Options,
): Promise<Result[]> {
  const able = contestants.filter((contestant) => canRun(preset, contestant));
  const trials: Trial[] = [];
  const samples = new Map<Contestant, Sample[]>(able.map((contestant) => [contestant, []]));
  try {
    for (const contestant of able) trials.push(await prepare(preset, contestant, conditions));
    for (let round = 0; round < repeat; round++)
      for (const trial of rotated(trials, round)) {
        tell(`${preset.name}: ${trial.contestant.name}, ${round + 1} of ${repeat}`);
        samples.get(trial.contestant)!.push(await trial.measure().catch(failed));
      }
  } finally {
    for (const trial of trials) await trial.end();
  }
  return able.map((contestant) => summarise(preset.name, contestant, samples.get(contestant)!));
}

/** One server's failure is its own: it stands in the result, and the others are measured all the same. */
const failed = (error: unknown): Sample => ({
  figures: {},
  troubles: [`could not be measured: ${error instanceof Error ? error.message : String(error)}`],
});

async function prepare(
  preset: Preset,
  contestant: Contestant,
  conditions: Conditions,
): Promise<Trial> {
  try {
    return await trialOf(preset, contestant, conditions);
  } catch (error) {
    return {
      contestant,
      measure: () => Promise.resolve(failed(error)),
      end: () => Promise.resolve(),
    };
  }
}

/** Each round another one goes first. */
const rotated = <Item>(items: readonly Item[], by: number): Item[] =>
  items.map((_, i) => items[(i + by) % items.length]!);

/** Progress goes beside the result, which may be read by a program. */
const tell = (words: string): void => void process.stderr.write(`${words}\n`);
