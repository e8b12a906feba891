import type { PollView } from '#libs/voting';
import { endOf } from '../poll-end';

/** The moment from which a running poll may be closed with ballots missing, ms; where silence adopts, its deadline. */
export function earliestClose(poll: PollView): number | null {
  const { openedAt, minimumOpen, method } = poll;
  const end = endOf(poll);
  if (openedAt === null) return null;
  return method === 'no-objection' && end !== null
    ? Date.parse(end)
    : Date.parse(openedAt) + minimumOpen * 1000;
}
