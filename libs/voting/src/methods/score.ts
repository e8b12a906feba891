import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { addUp, flawOfCounts, raise, zeros, type Sums } from '../sums.js';
import { inside } from '../place.js';
import type { PollWith } from '../poll.js';
import { rankedBy } from '../ranking.js';
import { compare, ratio, showRational, type Rational } from '../rational.js';
import { quorum, seats } from '../rule.js';
import { decideOrder } from '../selection.js';
import type { Method } from './method.js';
import { eachMark, longestMarks, readsNumbers, type Marks } from '../choices/numbers.js';

const mark = z.int().min(-1_000_000).max(1_000_000);

const scoreRule = z.strictObject({
  scale: z
    .tuple([mark, mark])
    .refine(([least, most]) => least < most, 'the first number is below the second')
    .refine(([least, most]) => most - least <= 1000, 'a scale has at most 1001 steps')
    .default([0, 5]),
  seats: seats.optional(),
  quorum: quorum.optional(),
});
type ScoreRule = z.infer<typeof scoreRule>;
type ScorePoll = PollWith<ScoreRule>;

const meanOf = ({ counts, points }: Sums, option: string): Rational | null => {
  const opinions = counts!.get(option)!;
  return opinions === 0 ? null : ratio(points!.get(option)!, opinions);
};

const means = (sums: Sums, { options }: ScorePoll) =>
  options.map(({ id }) => [id, meanOf(sums, id)] as const);

const orderOf = (sums: Aggregate, poll: ScorePoll): string[][] =>
  rankedBy(means(sums, poll), (a, b) => compare(b, a));

const opinionsWhere = (
  given: ReadonlyMap<number, number>,
  holds: (mark: number) => boolean,
): number => [...given].reduce((sum, [value, n]) => (holds(value) ? sum + n : sum), 0);

/**
 * Score voting (W. D. Smith, "Range voting", 2000): options stand in the order of the mean of the scores that they were
 * given; to leave an option out is to have no opinion on it. Equal means share a rank, and nothing breaks a tie; an
 * option on which nobody has an opinion comes last. A score above the middle of the scale counts as support, one below
 * it as opposition.
 */
export const score: Method<ScoreRule, Marks> = {
  rule: scoreRule,
  choice: z.record(z.string(), z.int()),
  options: { least: 1, most: 500 },
  reads: ({ options, rule: { scale } }) => readsNumbers(options, scale),
  longest: ({ options, rule: { scale } }) => longestMarks(options, scale),

  count(choices, { options }) {
    const ids = options.map(({ id }) => id);
    const [counts, points] = [zeros(ids), zeros(ids)];
    const distribution = new Map(ids.map((id) => [id, new Map<number, number>()]));
    for (const choice of choices)
      eachMark(choice, (option, value) => {
        raise(counts, option);
        raise(points, option, value);
        raise(distribution.get(option)!, value);
      });
    return { counts, points, distribution };
  },

  flawOf({ cast, counts, points, distribution }, { rule: { scale } }) {
    for (const [option, given] of distribution!) {
      const marks = [...given];
      const isWhole = addUp(given.values()) === counts!.get(option)!;
      if (!isWhole || marks.some(([value, n]) => n < 1 || value < scale[0] || value > scale[1]))
        return inside('distribution', option);
      if (addUp(marks.map(([value, n]) => value * n)) !== points!.get(option)!) return 'points';
    }
    return flawOfCounts(counts!, cast);
  },

  publish(sums, poll) {
    const scores = means(sums, poll).flatMap(([id, mean]) =>
      mean === null ? [] : [[id, showRational(mean)] as const],
    );
    const distribution = [...sums.distribution!].map(
      ([id, given]) => [id, Object.fromEntries([...given].toSorted(([a], [b]) => a - b))] as const,
    );
    return {
      counts: Object.fromEntries(sums.counts!),
      scores: Object.fromEntries(scores),
      distribution: Object.fromEntries(distribution),
    };
  },

  order: orderOf,

  support({ counts, distribution }, option, { rule: { scale } }) {
    const [given, middle] = [distribution!.get(option)!, scale[0] + scale[1]];
    return {
      yes: opinionsWhere(given, (value) => 2 * value > middle),
      no: opinionsWhere(given, (value) => 2 * value < middle),
      of: counts!.get(option)!,
    };
  },

  scale: ({ rule: { scale } }) => scale,
  decide: (counted, poll) => decideOrder(orderOf(counted.total, poll), poll.rule, counted),
};
