import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { settle } from '../adoption.js';
import { addUp, raise, zeros } from '../sums.js';
import type { Reason } from '../decision.js';
import { refuse } from '../place.js';
import { quorum } from '../rule.js';
import type { Method } from './method.js';

const noObjectionRule = z.strictObject({ quorum: quorum.optional() });
type NoObjectionRule = z.infer<typeof noObjectionRule>;

const choices = ['object', 'stand-aside'] as const;
type Choice = (typeof choices)[number];

const readChoice = (choice: unknown): Choice =>
  choices.includes(choice as Choice)
    ? (choice as Choice)
    : refuse('The choice is "object" or "stand-aside".', 'choice');

const judge = ({ counts }: Aggregate): Reason => {
  const [objections, standAside] = choices.map((choice) => counts!.get(choice)!) as [
    number,
    number,
  ];
  return { kind: 'no-objection', objections, standAside, met: objections === 0 };
};

/**
 * The silence procedure: adopted if nobody objects by the deadline, as with draft decisions of the General Assembly
 * (decision 74/544 of 27 March 2020). Who stays silent agrees; who stands aside says so, and hinders nothing. There is
 * one option, so nothing ties.
 */
export const noObjection: Method<NoObjectionRule, Choice> = {
  rule: noObjectionRule,
  choice: z.enum(choices),
  options: { least: 1, most: 1 },
  reads: () => readChoice,
  longest: () => 'stand-aside',

  count(given) {
    const counts = zeros(choices);
    for (const choice of given) raise(counts, choice);
    return { counts };
  },

  flawOf: ({ cast, counts }) => (addUp(counts!.values()) === cast ? null : 'counts'),

  publish: ({ counts }) => ({ counts: Object.fromEntries(counts!) }),

  support: ({ electors, cast, counts }) => ({
    yes: electors - cast,
    no: counts!.get('object')!,
    of: electors,
  }),

  decide: (counted, { options, rule }) =>
    settle(options[0]!.id, rule, counted, [judge(counted.total)]),
};
