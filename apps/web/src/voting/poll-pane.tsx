import { Button, Stack, Title } from '@mantine/core';
import { Vote } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import { may, type NamedView, type Role } from '#libs/workspace';
import { Empty } from '../platform/states';
import { useRoomContext } from '../workspace/room-context';
import { PollPanel } from './poll-panel';
import { PreparedPolls } from './prepared-polls';
import { ResultCard } from './result-card';
import { VoterPoll } from './voter-poll';

/** Only who drives the room loads it. */
const PollComposer = lazy(async () => ({
  default: (await import('./poll-composer')).PollComposer,
}));

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
  const { selectedStatementId } = useRoomContext();
  const drives = may(role, 'poll:prepare');
  const [latest, ...earlier] = polls;
  return (
    <Stack gap="lg">
      {drives && (
        <Button leftSection={<Vote size={18} aria-hidden />} onClick={() => setComposing('new')}>
          {t('composer.open')}
        </Button>
      )}
      {!latest && (
        <Empty title={t('noPolls')} text={t(drives ? 'noPollsForDrivers' : 'noPollsText')} />
      )}
      {latest && <PollInRoom key={latest.id} poll={latest} groups={groups} drives={drives} />}
      {drives && <PreparedPolls workshopId={workshopId} open={setComposing} />}
      {earlier.length > 0 && (
        <Title order={3} fz="md">
          {t('earlier')}
        </Title>
      )}
      {earlier.map((poll) => (
        <PollInRoom key={poll.id} poll={poll} groups={groups} drives={drives} />
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

interface PollInRoomProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
  readonly drives: boolean;
}

/** A poll that was open while this page was, keeps the voter's own state through the close. */
function PollInRoom({ poll, groups, drives }: PollInRoomProps) {
  const [sawItOpen] = useState(poll.status === 'open');
  return (
    <Stack gap="md">
      {sawItOpen ? (
        <VoterPoll poll={poll} groups={groups} />
      ) : (
        <ResultCard poll={poll} groups={groups} />
      )}
      {drives && poll.status === 'open' && <PollPanel poll={poll} groups={groups} />}
    </Stack>
  );
}
