import type { Benchmark } from '../benchmark.js';
import type { Contestant } from './ballot-box.js';
import { openHall, type Hall } from './hall.js';
import { readOptions, type Options } from './options.js';
import type { Preset } from './presets.js';
import { asJson, asTable } from './report.js';
import { summarise } from './results.js';
import { measureRush } from './rush.js';
import type { Result, Sample } from './sample.js';
import { measureSteady } from './steady.js';

/** Ballots through our whole server, against the same as bare upserts into the same Postgres, in one run. */
export const votes: Benchmark = {
  name: 'votes',
  about: 'ballots: how many a second are stored for good, and how soon they are acknowledged',
  async run(words) {
    const options = readOptions(words);
    const results: Result[] = [];
    for (const preset of options.presets) results.push(...(await measure(preset, options)));
    process.stdout.write(`${(options.json ? asJson : asTable)(results, options)}\n`);
  },
};

/** Both in turn, each round beginning with the other one: what changes on the machine meanwhile falls on both. */
async function measure(preset: Preset, options: Options): Promise<Result[]> {
  const hall = await openHall(preset.voters);
  try {
    const { contestants } = hall;
    const samples = new Map<Contestant, Sample[]>(contestants.map((each) => [each, []]));
    for (let round = 0; round < options.repeat; round++)
      for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
        const words = `${preset.name}: ${contestant.name}, ${round + 1} of ${options.repeat}`;
        process.stderr.write(`${words}\n`);
        samples.get(contestant)!.push(await sampleOf(preset, contestant, hall, options));
      }
    return Array.from(samples, ([contestant, taken]) => summarise(preset, contestant, taken));
  } finally {
    await hall.close();
  }
}

function sampleOf(
  preset: Preset,
  contestant: Contestant,
  hall: Hall,
  { warmUp, seconds, profile }: Options,
): Promise<Sample> {
  if (preset.kind === 'rush') return measureRush(preset, contestant, hall);
  const window = { warmUp, seconds: seconds ?? preset.seconds, profile };
  return measureSteady(preset, contestant, hall, window);
}
