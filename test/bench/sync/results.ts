import { busyGenerator, mediansOf } from '../medians.js';
import type { Contestant } from '../servers/server.js';
import type { Figure, Sample } from './sample.js';

/** What all runs of a preset on one server showed together. */
export interface Result {
  readonly preset: string;
  readonly server: string;
  readonly part: Contestant['part'];
  /** The median of each figure. */
  readonly median: Sample['figures'];
  readonly samples: readonly Sample[];
}

/** Above this, of the time, a server lacked a core so often that its latencies tell of the machine. */
const disturbed = 0.1;

export function summarise(
  preset: string,
  { name: server, part }: Contestant,
  samples: readonly Sample[],
): Result {
  const median = mediansOf<Figure>(samples);
  return { preset, server, part, median, samples };
}

/** What is to be known about a result before it is believed: each trouble once, with how many had it. */
export function warningsOf({ median, samples }: Result): string[] {
  const troubles = samples.flatMap((sample) => sample.troubles);
  const counted = [...new Set(troubles)].map(
    (trouble) => `${trouble} (${troubles.filter((each) => each === trouble).length} times)`,
  );
  if ((median.generator ?? 0) > busyGenerator)
    counted.push('the generator took more than 80 % of a core');
  if ((median.waited ?? 0) > disturbed)
    counted.push('the server waited for a core: other work ran on this machine');
  return counted;
}
