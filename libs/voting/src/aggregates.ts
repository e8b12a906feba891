import { Problem } from '#libs/problem';
import type { Count } from './decision.js';
import { methodOf } from './methods/index.js';
import type { Poll } from './poll.js';

/** One seat that may vote; a seat without a group counts in the totals alone. `present` is a recorded check-in. */
export interface Elector {
  readonly voter: string;
  readonly group?: string | null;
  readonly present?: boolean;
}

/** One voter's choice. */
export interface Ballot {
  readonly voter: string;
  readonly choice: unknown;
}

/** What is counted of a set of electors and their ballots. */
export interface Aggregate extends Count {
  readonly electors: number;
  readonly present: number;
}

/** The first of the two steps of a tally: everything that the second one, the decision, may know. */
export interface Aggregates {
  readonly total: Aggregate;
  readonly byGroup: ReadonlyMap<string, Aggregate>;
}

const choicesByVoter = (
  electorate: readonly Elector[],
  ballots: readonly Ballot[],
): Map<string, unknown> => {
  const electors = new Set<string>();
  for (const [i, { voter }] of electorate.entries()) {
    if (electors.has(voter))
      throw new Problem(
        'invalid',
        'This voter stands twice in the electorate.',
        `electorate[${i}]`,
      );
    electors.add(voter);
  }
  const choices = new Map<string, unknown>();
  for (const [i, { voter, choice }] of ballots.entries()) {
    if (!electors.has(voter))
      throw new Problem('invalid', 'This voter is not in the electorate.', `ballots[${i}].voter`);
    if (choices.has(voter))
      throw new Problem('invalid', 'This voter has two ballots.', `ballots[${i}].voter`);
    choices.set(voter, choice);
  }
  return choices;
};

const countOf = (
  poll: Poll,
  electors: readonly Elector[],
  choices: ReadonlyMap<string, unknown>,
): Aggregate => {
  const theirs = electors
    .filter(({ voter }) => choices.has(voter))
    .map(({ voter }) => choices.get(voter));
  return {
    ...methodOf(poll.method).count(theirs, poll),
    electors: electors.length,
    present: electors.filter(({ present }) => present === true).length,
  };
};

const electorsByGroup = (electorate: readonly Elector[]): Map<string, Elector[]> => {
  const groups = new Map<string, Elector[]>();
  for (const elector of electorate) {
    if (elector.group === null || elector.group === undefined) continue;
    const theirs = groups.get(elector.group);
    if (theirs) theirs.push(elector);
    else groups.set(elector.group, [elector]);
  }
  return groups;
};

/**
 * Counts the ballots of an electorate, overall and by group. Each choice is checked against the method; a voter who is
 * unknown or comes twice is refused with its place. The order of electors and of ballots does not matter.
 */
export function aggregate(
  poll: Poll,
  electorate: readonly Elector[],
  ballots: readonly Ballot[],
): Aggregates {
  const choices = choicesByVoter(electorate, ballots);
  const byGroup = [...electorsByGroup(electorate)].map(
    ([group, electors]) => [group, countOf(poll, electors, choices)] as const,
  );
  return { total: countOf(poll, electorate, choices), byGroup: new Map(byGroup) };
}
