import { useState } from 'react';
import { registerRoomEvents } from './room-events';
import { RoomText } from './drafting/room-text';
import { StatementList } from './drafting/statement-list';
import { CallToVote } from './voting/call-to-vote';
import { usePollThatAwaitsMe } from './voting/awaiting-poll';
import { useUnsettled } from './voting/outbox/use-my-standings';
import { PollPane } from './voting/poll-pane';
import { Room } from './workspace/room';
import { useRoomContext } from './workspace/room-context';
import { RoomFrame } from './workspace/room-frame';
import { useDrive } from './workspace/use-drive';

registerRoomEvents();

/** `/w/<id>`: the room, its panes filled by the nouns. */
export function RoomRoute({ workshopId }: { readonly workshopId: string }) {
  return (
    <Room workshopId={workshopId}>
      <Frame />
    </Room>
  );
}

function Frame() {
  const { room, showPane } = useRoomContext();
  const [wordPlace, setWordPlace] = useState<HTMLElement | null>(null);
  const poll = usePollThatAwaitsMe(room.polls);
  const isUnsettled = useUnsettled();
  return (
    <RoomFrame
      statements={<Statements />}
      text={<Text wordPlace={wordPlace} />}
      side={<Polls />}
      connection={<span ref={setWordPlace} />}
      call={
        (isUnsettled || poll || room.practice) && (
          <CallToVote
            poll={poll}
            practice={room.practice}
            isUnsettled={isUnsettled}
            go={() => showPane('side')}
          />
        )
      }
    />
  );
}

function Statements() {
  const { process, room, me, selectedStatementId, selectStatement } = useRoomContext();
  const drive = useDrive();
  return (
    <StatementList
      processId={process.id}
      workshopId={room.workshop.id}
      role={me.role}
      themes={process.themes}
      statements={room.statements}
      selectedId={selectedStatementId}
      spotlightId={room.workshop.spotlight}
      select={selectStatement}
      show={(spotlight) => {
        drive.mutate({ spotlight });
        if (spotlight !== null) selectStatement(spotlight);
      }}
    />
  );
}

function Text({ wordPlace }: { readonly wordPlace: HTMLElement | null }) {
  const { process, room, me, selectedStatementId } = useRoomContext();
  return (
    <RoomText
      statement={room.statements.find(({ id }) => id === selectedStatementId) ?? null}
      workshop={room.workshop}
      me={me}
      groups={process.groups}
      wordPlace={wordPlace}
    />
  );
}

function Polls() {
  const { process, room, me } = useRoomContext();
  return (
    <PollPane
      workshopId={room.workshop.id}
      role={me.role}
      polls={room.polls}
      statements={room.statements}
      groups={process.groups}
    />
  );
}
