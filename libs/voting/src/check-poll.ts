import type { Elector } from './aggregates.js';
import { methodOf } from './methods/index.js';
import { refuse } from './place.js';
import type { Poll } from './poll.js';

/** How many stakeholder groups an electorate may have. */
const mostGroups = 500;

/** How many pairs of options, summed over groups, are counted at most: 500 options with 20 groups. */
const mostPairs = 5_000_000;

/** Refuses a poll whose rule does not fit its options. */
export const checkPoll = (poll: Poll): void => methodOf(poll.method).check?.(poll);

/** How many groups are counted apart, those without a group as one. */
export const groupsIn = (electorate: readonly Elector[]): number =>
  new Set(electorate.map(({ group }) => group ?? null)).size;

/** Refuses a poll that with so many groups would take too long to count; `at` is where the groups stand. */
export function checkSize({ method, options }: Poll, groups: number, at: string): void {
  if (groups > mostGroups + 1) refuse(`An electorate has at most ${mostGroups} groups.`, at);
  if (method === 'schulze' && options.length ** 2 * groups > mostPairs)
    refuse(
      `${options.length} options in ${groups} groups are more than can be counted.`,
      'options',
    );
}

/** Whether what such a poll selects is adopted, as against "none of these", rather than put in order. */
export const isRankedAdoption = ({ rule }: Pick<Poll, 'rule'>): boolean =>
  'default' in rule && rule.default !== undefined;
