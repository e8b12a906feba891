import { sealResult, type PollAct, type PollActPayload, type PublishedResult } from '#libs/voting';
import type { PollRecord } from './process-record.js';

interface Expected<A extends PollAct> {
  readonly act: A;
  readonly payload: PollActPayload<A>;
  /** where the record says what the chain should tell */
  readonly at: string;
}

/** An act that the audit chain must tell, as what the record says of a poll goes. */
export type ExpectedAct = { [A in PollAct]: Expected<A> }[PollAct];

const opening = ({ id, hash }: PollRecord, at: string): ExpectedAct[] => [
  { act: 'poll:opened', payload: { poll: id, hash }, at: `${at}.hash` },
];

const extension = ({ id, extendedTo }: PollRecord, at: string): ExpectedAct[] =>
  extendedTo === null
    ? []
    : [
        {
          act: 'poll:extended',
          payload: { poll: id, until: extendedTo },
          at: `${at}.extendedTo`,
        },
      ];

const closing = (poll: PollRecord, at: string): ExpectedAct[] => {
  const { id, hash } = poll;
  // a closed poll has a result, and where it has none that is told elsewhere
  const { hash: result } = sealResult(poll as unknown as PublishedResult);
  return [{ act: 'poll:closed', payload: { poll: id, hash, result }, at }];
};

const cancelling = ({ id, cancelReason }: PollRecord, at: string): ExpectedAct[] => [
  {
    act: 'poll:cancelled',
    payload: { poll: id, reason: cancelReason ?? '' },
    at: `${at}.cancelReason`,
  },
];

const ruling = ({ id, ruling: ruled }: PollRecord, at: string): ExpectedAct[] =>
  ruled === null
    ? []
    : [
        {
          act: 'poll:ruled',
          payload: { poll: id, selected: ruled.selected, reason: ruled.reason },
          at: `${at}.ruling`,
        },
      ];

/** All that the audit chain must tell of a poll. */
export const expectedActs = (poll: PollRecord, at: string): ExpectedAct[] => [
  ...opening(poll, at),
  ...extension(poll, at),
  ...(poll.status === 'closed' ? closing : cancelling)(poll, at),
  ...ruling(poll, at),
];
