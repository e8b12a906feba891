import { seal, type Json, type Sealed } from '#libs/seal';
import type { AggregatesJson } from './aggregates-json.js';
import type { Ballot, Elector } from './aggregates.js';
import type { Result } from './decide.js';

/** Who could vote in an open poll and how they did, as published. */
export interface PublishedBallots {
  readonly electorate: readonly Elector[];
  readonly ballots: readonly Ballot[];
}

/** All that is published of a closed poll's votes and of what they came to. */
export type PublishedResult = Result & (PublishedBallots | { readonly aggregates: AggregatesJson });

const byVoter = (a: { voter: string }, b: { voter: string }): number =>
  a.voter < b.voter ? -1 : a.voter > b.voter ? 1 : 0;

const publishElector = ({ voter, group, present }: Elector): Elector => ({
  voter,
  ...(group != null && { group }),
  ...(present != null && { present }),
});

/** The one form in which the votes of an open poll are published: in the order of voters, not of their votes. */
export const publishBallots = (
  electorate: readonly Elector[],
  ballots: readonly Ballot[],
): PublishedBallots => ({
  electorate: electorate.map(publishElector).toSorted(byVoter),
  ballots: ballots.map(({ voter, choice }) => ({ voter, choice })).toSorted(byVoter),
});

/** What is published of a closed poll as one text; its hash is the result's fingerprint, which the audit chain keeps. */
export function sealResult(published: PublishedResult): Sealed {
  const { tally, decision, agreement } = published;
  const votes =
    'aggregates' in published
      ? { aggregates: published.aggregates }
      : { electorate: published.electorate, ballots: published.ballots };
  const content = { ...votes, tally, decision, agreement };
  return seal('plenary-result/1', content as unknown as Json);
}
