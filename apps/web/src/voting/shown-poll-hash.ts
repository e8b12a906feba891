import type { PollTerms, PollView } from '#libs/voting';

/**
 * The poll hash of what this browser shows: a ballot that names it is refused where the poll that was opened asks, binds
 * or counts otherwise.
 */
export async function shownPollHash(poll: PollView): Promise<string> {
  // taken apart at the import itself, so that the bundler leaves out what a voter does not need
  const { sealPoll } = await import('#libs/voting');
  // method and rule belong together, which the view's type does not say
  return sealPoll(poll as PollTerms).hash;
}
