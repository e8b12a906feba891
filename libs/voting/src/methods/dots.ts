import { Problem } from '#libs/problem';
import type { Count, Decision } from '../decision.js';
import type { Poll } from '../poll.js';
import { judgeQuorum } from '../quorum.js';
import type { DotsRule } from '../rule.js';
import { ranked, selectTop } from '../ranking.js';
import type { Method } from './method.js';

const refuse = (message: string, at: string): never => {
  throw new Problem('invalid', message, at);
};

const dotsOn = (option: string, value: unknown, cap: number): number => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > cap)
    refuse(`An option takes from 0 to ${cap} dots.`, `choice.${option}`);
  return value as number;
};

/** A choice as dots by option, at most the budget in all; an option left out has none. */
function readChoice(choice: unknown, poll: Poll): ReadonlyMap<string, number> {
  if (typeof choice !== 'object' || choice === null || Array.isArray(choice))
    refuse('The choice is an object of dots by option.', 'choice');
  const { dots, perOption = dots } = poll.rule as DotsRule;
  const known = new Set(poll.options.map(({ id }) => id));
  const given = Object.entries(choice as object).map(([option, value]): [string, number] => {
    if (!known.has(option)) refuse('There is no such option.', `choice.${option}`);
    return [option, dotsOn(option, value, perOption)];
  });
  const sum = given.reduce((total, [, n]) => total + n, 0);
  if (sum > dots) refuse(`The choice spends ${sum} of ${dots} dots.`, 'choice');
  return new Map(given);
}

const total = (choices: readonly unknown[], poll: Poll): ReadonlyMap<string, number> => {
  const sums = new Map(poll.options.map(({ id }) => [id, 0]));
  for (const choice of choices)
    for (const [option, n] of readChoice(choice, poll)) sums.set(option, sums.get(option)! + n);
  return sums;
};

/** In the order of the poll's options within a rank. */
const order = ({ scores = {} }: Count, { options }: Poll) =>
  ranked(options.map(({ id }) => [id, scores[id] ?? 0]));

const decide = (counted: Count, poll: Poll, quorum: ReturnType<typeof judgeQuorum>): Decision => {
  const { seats } = poll.rule as DotsRule;
  const { selected, tied } = selectTop(order(counted, poll), seats);
  const outcome = quorum && !quorum.figures.met ? 'no-quorum' : tied.length > 0 ? 'tie' : 'ordered';
  const counts = outcome !== 'no-quorum' && seats !== undefined;
  return {
    outcome,
    adopted: counts ? selected : [],
    tied: counts ? tied : [],
    quorum: quorum?.figures ?? null,
    reasons: quorum ? [quorum.reason] : [],
  };
};

/**
 * Cumulative voting: each voter spreads a budget of dots over the options, up to a cap per option. Options with equal
 * sums share a rank; nothing breaks a tie (C. L. Dodgson, "The Principles of Parliamentary Representation", 1884).
 */
export const dots: Method = {
  readChoice,
  count: (choices, poll) => ({
    cast: choices.length,
    scores: Object.fromEntries(total(choices, poll)),
  }),
  order,
  decide: ({ total: counted }, poll) =>
    decide(counted, poll, judgeQuorum(poll.rule.quorum, counted)),
};
