import type { PollView } from '#libs/voting';
import { adoptionSentences } from './adoption-sentences';
import { orderSentences } from './order-sentences';
import type { Telling } from './telling';

const onOneText: readonly PollView['method'][] = ['yes-no-abstain', 'consent', 'no-objection'];

/** Whether a method decides on one text, rather than among several options. */
export const isOnOneText = ({ method }: PollView): boolean => onOneText.includes(method);

/** What came of a closed poll, in one sentence. */
export function headlineOf(telling: Telling, poll: PollView): string {
  if (poll.status === 'cancelled')
    return telling.t('result.cancelledBecause', { reason: poll.cancelReason ?? '' });
  if (!poll.decision) return telling.t('result.pending');
  const [headline = ''] = isOnOneText(poll)
    ? adoptionSentences(telling, poll)
    : orderSentences(telling, poll);
  return headline;
}
