import { until } from '../generator/timetable.js';
import { profiled } from '../measure/profile.js';
import type { Contestant } from './ballot-box.js';
import { Electorate } from './electorate.js';
import type { Hall } from './hall.js';
import { costOf, readMeters } from './meters.js';
import type { SteadyPreset } from './presets.js';
import type { Sample } from './sample.js';

export interface Window {
  /** Seconds before the window opens, and that it is open. */
  readonly warmUp: number;
  readonly seconds: number;
  readonly profile: boolean;
}

/** Everybody casts one ballot after the other; watched for a while once all are at it. */
export async function measureSteady(
  { voters }: SteadyPreset,
  contestant: Contestant,
  hall: Hall,
  { warmUp, seconds, profile }: Window,
): Promise<Sample> {
  const from = performance.now() + warmUp * 1000;
  const to = from + seconds * 1000;
  const electorate = new Electorate(await contestant.open(), voters, { from, to });
  const voting = Promise.all(
    Array.from({ length: voters }, (_, i) => castUntil(electorate, i, to)),
  );
  await until(from);
  const isProfiled = profile && contestant.part === 'ours';
  const [before, after] = await profiled(hall.node, isProfiled, async () => {
    const reading = readMeters(hall);
    await until(to);
    return [reading, readMeters(hall)] as const;
  });
  await voting;
  const { times } = electorate;
  return {
    figures: {
      ballots: times.total / seconds,
      p50: times.percentile(50),
      p99: times.percentile(99),
      ...costOf(times.total, contestant, before, after),
    },
    troubles: await electorate.troubles(),
  };
}

async function castUntil(electorate: Electorate, voter: number, end: number): Promise<void> {
  while (performance.now() < end && (await electorate.cast(voter)));
}
