import { Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import {
  mayWriteText,
  type NamedView,
  type ParticipantView,
  type WorkshopView,
} from '#libs/workspace';
import { Empty } from '../platform/states';
import { LazyLiveStatement } from './lazy-live-statement';
import { readOnlyReason } from './may-write';
import { StandingBadge } from './standing-badge';
import { useStatementName } from './statement-name';

interface RoomTextProps {
  readonly statement: StatementView | null;
  /** the workshop that the room is of */
  readonly workshop: WorkshopView;
  readonly me: ParticipantView;
  readonly groups: readonly NamedView[];
  readonly wordPlace: HTMLElement | null;
}

const momentOf = ({ status, agenda, currentItemId }: WorkshopView) => ({
  status,
  phase: agenda.find(({ id }) => id === currentItemId)?.phase ?? null,
});

/** The room's middle: the text that is worked on. It stays open when the phase changes. */
export function RoomText({ statement, workshop, me, groups, wordPlace }: RoomTextProps) {
  const { t } = useTranslation('drafting');
  const name = useStatementName();
  if (!statement) return <Empty title={t('chooseText')} text={t('chooseTextHint')} />;
  const moment = momentOf(workshop);
  const reason = readOnlyReason(me.role, moment);
  return (
    <Stack gap="sm">
      <div>
        <Group gap="sm" c="dimmed">
          {name(statement)}
          <StandingBadge standing={statement.standing} />
        </Group>
        <Title order={2} ff="var(--plenary-serif)">
          <bdi>{statement.title}</bdi>
        </Title>
      </div>
      <LazyLiveStatement
        key={statement.documentId}
        documentId={statement.documentId}
        author={me.id}
        label={t('document', { name: name(statement) })}
        mayWrite={mayWriteText(me.role, moment)}
        reason={reason && t(reason)}
        groupId={me.groupId}
        groups={groups}
        wordPlace={wordPlace}
        tellsOfKept
      />
    </Stack>
  );
}
