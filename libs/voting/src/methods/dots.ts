import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { refuse } from '../place.js';
import type { PollWith } from '../poll.js';
import { ranked } from '../ranking.js';
import { quorum, seats } from '../rule.js';
import { decideOrder } from '../selection.js';
import { addUp, flawOfCounts } from '../sums.js';
import type { Method } from './method.js';
import { eachMark, longestMarks, readsNumbers, type Marks } from '../choices/numbers.js';

const budget = z.int().min(1).max(1_000_000);

/** Cumulative voting: a budget of dots, a cap per option (the whole budget by default), and how many options to select. */
export const dotsRule = z
  .strictObject({
    dots: budget,
    perOption: budget.optional(),
    seats: seats.optional(),
    quorum: quorum.optional(),
  })
  .refine(({ dots, perOption = dots }) => perOption <= dots, {
    message: 'the cap is at most the budget',
    path: ['perOption'],
  });
export type DotsRule = z.infer<typeof dotsRule>;

const readsDots = ({ options, rule: { dots, perOption = dots } }: PollWith<DotsRule>) => {
  const read = readsNumbers(options, [0, perOption]);
  return (choice: unknown): Marks => {
    const given = read(choice);
    let sum = 0;
    eachMark(given, (_, n) => void (sum += n));
    if (sum > dots) refuse(`The choice spends ${sum} of ${dots} dots.`, 'choice');
    return given;
  };
};

const orderOf = ({ points }: Aggregate, { options }: PollWith<DotsRule>): string[][] =>
  ranked(options.map(({ id }) => [id, points!.get(id)!]));

/**
 * Cumulative voting: each voter spreads a budget of dots over the options, up to a cap per option. Options with equal
 * sums share a rank; nothing breaks a tie (C. L. Dodgson, "The Principles of Parliamentary Representation", 1884).
 */
export const dots: Method<DotsRule, Marks> = {
  rule: dotsRule,
  choice: z.record(z.string(), z.int().min(0)),
  options: { least: 1, most: 500 },
  reads: readsDots,
  longest: ({ options, rule: { dots, perOption = dots } }) => longestMarks(options, [0, perOption]),

  count(choices, { options }) {
    const given = new Map(options.map(({ id }) => [id, { voters: 0, dots: 0 }]));
    const add = (option: string, n: number) => {
      const sum = given.get(option)!;
      sum.dots += n;
      sum.voters += n > 0 ? 1 : 0;
    };
    for (const choice of choices) eachMark(choice, add);
    return {
      counts: new Map([...given].map(([option, { voters }]) => [option, voters])),
      points: new Map([...given].map(([option, sum]) => [option, sum.dots])),
    };
  },

  flawOf({ cast, counts, points }, { rule: { dots: budgeted, perOption = budgeted } }) {
    const isSpent = [...points!].every(
      ([option, n]) => n >= counts!.get(option)! && n <= counts!.get(option)! * perOption,
    );
    return isSpent && addUp(points!.values()) <= budgeted * cast
      ? flawOfCounts(counts!, cast)
      : 'points';
  },

  publish: ({ counts, points }) => ({
    counts: Object.fromEntries(counts!),
    scores: Object.fromEntries(points!),
  }),
  order: orderOf,

  support({ cast, counts }, option) {
    const yes = counts!.get(option)!;
    return { yes, no: cast - yes, of: cast };
  },

  decide: (counted, poll) => decideOrder(orderOf(counted.total, poll), poll.rule, counted),
};
