import type { PollView } from '#libs/voting';
import { pollsTogether } from './rounds';

const poll = (id: string, status: PollView['status'], position?: number) =>
  ({
    id,
    status,
    round: position === undefined ? null : { id: 'round', title: 'Recommendations', position },
  }) as PollView;

it('shows what runs first, and the polls of a round together in their order', () => {
  const shown = pollsTogether([
    poll('newest', 'closed'),
    poll('second', 'closed', 1),
    poll('first', 'open', 0),
    poll('alone', 'open'),
    poll('oldest', 'cancelled'),
  ]);
  expect(shown.map(({ key, title, polls }) => [key, title, polls.map(({ id }) => id)])).toEqual([
    ['round', 'Recommendations', ['first', 'second']],
    ['alone', null, ['alone']],
    ['newest', null, ['newest']],
    ['oldest', null, ['oldest']],
  ]);
});
