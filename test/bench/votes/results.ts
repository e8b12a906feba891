import { busyGenerator, mediansOf } from '../medians.js';
import type { Contestant } from './ballot-box.js';
import type { Preset } from './presets.js';
import type { Figure, Result, Sample } from './sample.js';

export function summarise(
  { name: preset }: Preset,
  { name: contestant, part }: Contestant,
  samples: readonly Sample[],
): Result {
  const median = mediansOf<Figure>(samples);
  return { preset, contestant, part, median, samples };
}

/** What is to be known about a result before it is believed. */
export function warningsOf({ median, samples }: Result): string[] {
  const troubles = new Set(samples.flatMap((sample) => sample.troubles));
  if ((median.generator ?? 0) > busyGenerator)
    troubles.add('the generator took more than 80 % of a core');
  return [...troubles];
}

/** The rate of a result by that of the limit in the same preset; null where there is no rate. */
export function ofLimit({ preset, median }: Result, results: readonly Result[]): number | null {
  const limit = results.find((each) => each.preset === preset && each.part === 'limit');
  const [own, most] = [median.ballots, limit?.median.ballots];
  return own === undefined || most === undefined ? null : own / most;
}
