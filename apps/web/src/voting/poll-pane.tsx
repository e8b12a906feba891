import { Button, Stack, Text, Title } from '@mantine/core';
import { Vote } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import { may, type NamedView, type Role } from '#libs/workspace';
import { Empty, Loading } from '../platform/states';
import { useRoomContext } from '../workspace/room-context';
import { useMyStandings } from './outbox/use-my-standings';
import { isRunning, pollsTogether, type PollsTogether } from './round/rounds';
import { VoterPoll } from './voter-poll';
import { lazyPart } from '../platform/lazy-part';

/** Only who drives the room loads these. */
const PollComposer = lazyPart(async () => (await import('./poll-composer')).PollComposer);
const PreparedPolls = lazyPart(async () => (await import('./prepared-polls')).PreparedPolls);
const PollPanel = lazyPart(async () => (await import('./poll-panel')).PollPanel);
const PracticeControl = lazyPart(
  async () => (await import('./practice/practice-control')).PracticeControl,
);

/** What is not on every voter's screen is fetched when it is. */
const PracticeCard = lazy(async () => ({
  default: (await import('./practice/practice-card')).PracticeCard,
}));
const RoundBallots = lazy(async () => ({
  default: (await import('./round/round-ballots')).RoundBallots,
}));
const ResultCard = lazyPart(async () => (await import('./result-card')).ResultCard);

interface PollPaneProps {
  readonly workshopId: string;
  readonly role: Role;
  /** newest first */
  readonly polls: readonly PollView[];
  readonly statements: readonly StatementView[];
  readonly groups: readonly NamedView[];
}

/** The room's polls: those that run with my ballot first, then what came of earlier ones; for drivers the means to open one. */
export function PollPane({ workshopId, role, polls, statements, groups }: PollPaneProps) {
  const { t } = useTranslation('voting');
  const [composing, setComposing] = useState<PollView | 'new' | null>(null);
  const { room, selectedStatementId } = useRoomContext();
  const { practice } = room;
  const drives = may(role, 'poll:prepare');
  const [latest, ...earlier] = pollsTogether(polls);
  // nobody shall take one for the other
  const runs = latest !== undefined && isRunning(latest);
  return (
    <Stack gap="lg">
      {drives && (
        <Stack gap="xs">
          <Button leftSection={<Vote size={18} aria-hidden />} onClick={() => setComposing('new')}>
            {t('composer.open')}
          </Button>
          <Suspense>
            <PracticeControl workshopId={workshopId} practice={practice} />
          </Suspense>
        </Stack>
      )}
      {practice && !runs && (
        <Suspense fallback={<Loading />}>
          <PracticeCard key={practice.since} workshopId={workshopId} practice={practice} />
        </Suspense>
      )}
      {!latest && !practice && (
        <Empty title={t('noPolls')} text={t(drives ? 'noPollsForDrivers' : 'noPollsText')} />
      )}
      {latest && <PollsInRoom key={latest.key} together={latest} groups={groups} drives={drives} />}
      {drives && (
        <Suspense>
          <PreparedPolls workshopId={workshopId} open={setComposing} />
        </Suspense>
      )}
      {earlier.length > 0 && !isRunning(earlier[0]!) && (
        <Title order={3} fz="md">
          {t('earlier')}
        </Title>
      )}
      {earlier.map((together) => (
        <PollsInRoom key={together.key} together={together} groups={groups} drives={drives} />
      ))}
      {composing && (
        <Suspense>
          <PollComposer
            workshopId={workshopId}
            statements={statements}
            openStatementId={selectedStatementId}
            groups={groups}
            prepared={composing === 'new' ? undefined : composing}
            onClose={() => setComposing(null)}
          />
        </Suspense>
      )}
    </Stack>
  );
}

interface PollsInRoomProps {
  readonly together: PollsTogether;
  readonly groups: readonly NamedView[];
  readonly drives: boolean;
}

/** A poll by itself, or a round: while it runs all on one screen, then the result of each. */
function PollsInRoom({ together, groups, drives }: PollsInRoomProps) {
  const { title, polls } = together;
  const runs = isRunning(together);
  return (
    <Stack gap="md">
      {title !== null && runs && (
        <Suspense fallback={<Loading />}>
          <RoundBallots title={title} polls={polls} />
        </Suspense>
      )}
      {title !== null && !runs && (
        <Text fw={600}>
          <bdi>{title}</bdi>
        </Text>
      )}
      {(title === null || !runs) &&
        polls.map((poll) => <PollInRoom key={poll.id} poll={poll} groups={groups} />)}
      {drives && runs && (
        <Suspense>
          {polls.map(
            (poll) =>
              poll.status === 'open' && <PollPanel key={poll.id} poll={poll} groups={groups} />,
          )}
        </Suspense>
      )}
    </Stack>
  );
}

interface PollInRoomProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A poll that was open while this page was, or of which a ballot waits here, keeps the voter's own state through the close. */
function PollInRoom({ poll, groups }: PollInRoomProps) {
  const [sawItOpen] = useState(poll.status === 'open');
  const isOnItsWay = useMyStandings()(poll.id) !== undefined;
  return sawItOpen || isOnItsWay || poll.status === 'open' ? (
    <VoterPoll poll={poll} groups={groups} />
  ) : (
    <Suspense fallback={<Loading />}>
      <ResultCard poll={poll} groups={groups} />
    </Suspense>
  );
}
