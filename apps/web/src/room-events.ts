import type { DraftingEvents } from '#libs/drafting';
import type { VotingEvents } from '#libs/voting';
import { statementChanged } from './drafting/room-events';
import { pollChanged, practiceChanged, turnoutCounted } from './voting/room-events';
import { registerRoomEvent } from './workspace/room-state';

type Event<Events, Name extends keyof Events> = Events[Name] extends (event: infer E) => void
  ? E
  : never;

/** Tells the room how the nouns' events change it. */
export function registerRoomEvents(): void {
  registerRoomEvent<Event<DraftingEvents, 'statement:changed'>>(
    'statement:changed',
    statementChanged,
  );
  registerRoomEvent<Event<VotingEvents, 'poll:opened'>>('poll:opened', pollChanged);
  registerRoomEvent<Event<VotingEvents, 'poll:extended'>>('poll:extended', pollChanged);
  registerRoomEvent<Event<VotingEvents, 'poll:closed'>>('poll:closed', pollChanged);
  registerRoomEvent<Event<VotingEvents, 'turnout:counted'>>('turnout:counted', turnoutCounted, {
    raisesVersion: false,
  });
  registerRoomEvent<Event<VotingEvents, 'practice:changed'>>('practice:changed', practiceChanged, {
    raisesVersion: false,
  });
}
