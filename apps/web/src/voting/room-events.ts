import type { PollView, VotingEvents, VotingRoomState } from '#libs/voting';

type Event<Name extends keyof VotingEvents> = Parameters<VotingEvents[Name]>[0];

const withPoll = (polls: readonly PollView[], poll: PollView): readonly PollView[] =>
  polls.some(({ id }) => id === poll.id)
    ? polls.map((known) => (known.id === poll.id ? poll : known))
    : [poll, ...polls];

/** The room once a poll was opened, got a later end, or was closed or voided. */
export const pollChanged = <State extends VotingRoomState>(
  state: State,
  { poll }: Event<'poll:opened' | 'poll:extended' | 'poll:closed'>,
): State => ({ ...state, polls: withPoll(state.polls, poll) });

/** The room once more ballots were counted; a count that comes after the close changes nothing. */
export const turnoutCounted = <State extends VotingRoomState>(
  state: State,
  { pollId, turnout }: Event<'turnout:counted'>,
): State => ({
  ...state,
  polls: state.polls.map((poll) =>
    poll.id === pollId && poll.status === 'open' ? { ...poll, turnout } : poll,
  ),
});

/** The room once a practice vote began, went on or ended. */
export const practiceChanged = <State extends VotingRoomState>(
  state: State,
  { practice }: Event<'practice:changed'>,
): State => ({ ...state, practice });
