import { registerRoomEvents } from './room-events';
import { ScreenText } from './screen-text';
import { ScreenPoll } from './voting/screen-poll';
import { Room } from './workspace/room';
import { useRoomContext } from './workspace/room-context';
import { Screen } from './workspace/screen';

registerRoomEvents();

/** `/w/<id>/screen`: what the projector shows. */
export function ScreenRoute({ workshopId }: { readonly workshopId: string }) {
  return (
    <Room workshopId={workshopId}>
      <Projection />
    </Room>
  );
}

/** A running poll comes first, then the text in the spotlight, then the latest result. */
function Projection() {
  const { process, room } = useRoomContext();
  const running = room.polls.find(({ status }) => status === 'open');
  const statement = room.statements.find(({ id }) => id === room.workshop.spotlight);
  const poll = running ?? (statement ? undefined : room.polls[0]);
  return (
    <Screen>
      {poll ? (
        <ScreenPoll poll={poll} groups={process.groups} />
      ) : (
        statement && <ScreenText statement={statement} me={process.me} groups={process.groups} />
      )}
    </Screen>
  );
}
