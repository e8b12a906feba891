import type { Choice } from './submission';
import type { Ballot } from './use-ballot';

/** What is selected on a ballot: a choice that is on its way, else what is stored. */
export const shownChoice = ({ standing, stored }: Ballot): Choice | undefined =>
  standing && standing.kind !== 'received' && standing.kind !== 'closed'
    ? standing.ballot.submission.choice
    : stored;
