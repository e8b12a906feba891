import type { PollView } from '#libs/voting';
import { padding, type Poll } from '#libs/voting';
import { paddingOf, withStored } from './my-ballot';

const poll = {
  method: 'yes-no-abstain',
  options: [{ id: '1', label: 'The text' }],
  rule: { base: 'yes-no', threshold: 'simple', groups: 'none' },
} as unknown as PollView & Poll;

describe('the padding of a secret choice', () => {
  const told = { mayVote: true, ballot: null, padding: padding(poll, null) };

  it.each(['yes', 'no', 'abstain'])('of "%s" is the one that the rules give', (choice) =>
    expect(paddingOf(told, choice)).toEqual({ padding: padding(poll, choice) }),
  );

  it('is still right once a ballot was stored', () => {
    const stored = withStored(told, { choice: 'no', version: 1, receipt: 'received' });
    expect(paddingOf(stored, 'yes')).toEqual({ padding: padding(poll, 'yes') });
  });

  it('is none in an open poll', () => expect(paddingOf({ ballot: null }, 'yes')).toEqual({}));
});
