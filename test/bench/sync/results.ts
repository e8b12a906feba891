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

/** Above this, of one core, the generator itself may be what is slow. */
const busyGenerator = 0.8;
/** Above this, of the time, a server lacked a core so often that its latencies tell of the machine. */
const disturbed = 0.1;

export function summarise(
  preset: string,
  { name: server, part }: Contestant,
  samples: readonly Sample[],
): Result {
  const figures = new Set(samples.flatMap((sample) => Object.keys(sample.figures) as Figure[]));
  const median = Object.fromEntries(
    Array.from(figures, (figure) => [
      figure,
      medianOf(samples.flatMap((sample) => sample.figures[figure] ?? [])),
    ]),
  );
  return { preset, server, part, median, samples };
}

/** The middle one; of an even number the mean of the middle two. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
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
