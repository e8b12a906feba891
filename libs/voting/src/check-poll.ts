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

/** Refuses a poll that with this electorate would take too long to count. */
export function checkSize({ method, options }: Poll, electorate: readonly Elector[]): void {
  const groups = new Set(electorate.map(({ group }) => group)).size;
  if (groups > mostGroups + 1)
    refuse(`An electorate has at most ${mostGroups} groups.`, 'electorate');
  if (method === 'schulze' && options.length ** 2 * groups > mostPairs)
    refuse(
      `${options.length} options in ${groups} groups are more than can be counted.`,
      'options',
    );
}
