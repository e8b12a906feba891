import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { addUp, flawOfCounts, raise, zeros } from '../sums.js';
import type { PollWith } from '../poll.js';
import { ranked } from '../ranking.js';
import { ratio, showRational } from '../rational.js';
import { quorum, seats } from '../rule.js';
import { decideOrder } from '../selection.js';
import type { Method } from './method.js';
import { readsRanking, unranked, type Ranking } from '../choices/ranking.js';

const bordaRule = z.strictObject({ seats: seats.optional(), quorum: quorum.optional() });
type BordaRule = z.infer<typeof bordaRule>;

/**
 * Twice the points that a ballot gives each option: those tied share the average of their places, which is a half at
 * most. An option gets as many points as there are others below it, and half a point for each beside it.
 */
const doubledPoints = (ranking: Ranking): number[] => {
  const sorted = ranking.toSorted();
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  for (const [i, rank] of sorted.entries()) {
    if (!first.has(rank)) first.set(rank, i);
    last.set(rank, i);
  }
  const top = 2 * (sorted.length - 1);
  return [...ranking].map((rank) => top - first.get(rank)! - last.get(rank)!);
};

const orderOf = ({ points }: Aggregate, { options }: PollWith<BordaRule>): string[][] =>
  ranked(options.map(({ id }) => [id, points!.get(id)!]));

/**
 * The Borda count (J.-C. de Borda, "Mémoire sur les élections au scrutin", 1781) in its tournament variant: m−1 points
 * for the first of m options down to 0 for the last; options tied on a ballot, and those that it does not rank, share
 * the average of their places. Options with equal points share a rank, and nothing breaks a tie.
 */
export const borda: Method<BordaRule, Ranking> = {
  rule: bordaRule,
  choice: z.array(z.array(z.string()).min(1)),
  options: { least: 1, most: 500 },
  reads: ({ options }) => readsRanking(options),
  longest: ({ options }) => options.map(({ id }) => [id]),

  count(choices, { options }) {
    const ids = options.map(({ id }) => id);
    const [counts, points] = [zeros(ids), zeros(ids)];
    for (const ranking of choices)
      for (const [i, doubled] of doubledPoints(ranking).entries()) {
        raise(points, ids[i]!, doubled);
        if (ranking[i] !== unranked) raise(counts, ids[i]!);
      }
    return { counts, points };
  },

  flawOf({ cast, counts, points }, { options: { length: n } }) {
    const isShared = [...points!.values()].every((each) => each >= 0 && each <= 2 * (n - 1) * cast);
    return isShared && addUp(points!.values()) === n * (n - 1) * cast
      ? flawOfCounts(counts!, cast)
      : 'points';
  },

  publish: ({ counts, points }) => ({
    counts: Object.fromEntries(counts!),
    scores: Object.fromEntries(
      [...points!].map(([id, doubled]) => [id, showRational(ratio(doubled, 2))]),
    ),
  }),
  order: orderOf,
  support: () => null,
  decide: (counted, poll) => decideOrder(orderOf(counted.total, poll), poll.rule, counted),
};
