import { sealPoll, type PollTerms, type PollView } from '#libs/voting';

/**
 * The poll hash of what this browser shows: a ballot that names it is refused where the poll that was opened asks, binds
 * or counts otherwise.
 */
export const shownPollHash = (poll: PollView): string =>
  // method and rule belong together, which the view's type does not say
  sealPoll(poll as PollTerms).hash;
