import {
  sealPoll,
  type Elector,
  type Poll as PollToTally,
  type PollTerms,
  sealElectorate,
} from '#libs/voting';
import type { Poll } from './poll.entity.js';

/** A poll's options in the order in which they are shown, each with the hash of its text. */
export const optionsInOrder = (poll: Poll) =>
  [...poll.options]
    .sort((a, b) => a.position - b.position)
    .map(({ id, label, revisionId, revision }) => ({
      id,
      label,
      revisionId,
      revision: revision?.hash ?? null,
    }));

/** What a tally must know of a stored poll; its options and their revisions must be loaded. */
export const pollToTally = (poll: Poll): PollToTally =>
  ({
    method: poll.method,
    rule: poll.rule,
    options: optionsInOrder(poll),
  }) as PollToTally;

/** The terms of a poll with this electorate, sealed: their text and the poll hash. */
export function sealTerms(poll: Poll, electorate: readonly Elector[]) {
  const { id, question, binding, secret, minimumOpen, closesAt } = poll;
  const terms: PollTerms = {
    ...pollToTally(poll),
    id,
    question,
    binding,
    secret,
    minimumOpen,
    closesAt: closesAt?.toISOString() ?? null,
    electorate: sealElectorate(electorate).hash,
  };
  return sealPoll(terms);
}
