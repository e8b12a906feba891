import { seeded } from '../generator/random.js';
import { keepTo } from '../generator/timetable.js';
import type { Contestant } from './ballot-box.js';
import { Electorate } from './electorate.js';
import type { Hall } from './hall.js';
import { costOf, readMeters } from './meters.js';
import type { RushPreset } from './presets.js';
import type { Sample } from './sample.js';

const seed = 20071029;

/** Everybody votes once, at a moment that falls anywhere in a short time, and waits for the receipt. */
export async function measureRush(
  { voters, within }: RushPreset,
  contestant: Contestant,
  hall: Hall,
): Promise<Sample> {
  const always = { from: 0, to: Infinity };
  const electorate = new Electorate(await contestant.open(), voters, always);
  const random = seeded(seed);
  const casting: Promise<boolean>[] = [];
  const timetable = Array.from({ length: voters }, (_, i) => ({
    at: random() * within,
    act: () => void casting.push(electorate.cast(i)),
  }));
  const before = readMeters(hall);
  await keepTo(timetable, before.at);
  await Promise.all(casting);
  const after = readMeters(hall);
  const { times, lastReceipt } = electorate;
  return {
    figures: {
      p50: times.percentile(50),
      p99: times.percentile(99),
      last: lastReceipt - before.at - within,
      ...costOf(times.total, contestant, before, after),
    },
    troubles: await electorate.troubles(),
  };
}
