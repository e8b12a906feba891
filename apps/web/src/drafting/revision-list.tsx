import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RevisionView } from '#libs/drafting';
import { useDates } from '../platform/dates';
import classes from './revision-list.module.css';
import { TonedBadge } from './toned-badge';

interface RevisionListProps {
  /** newest first */
  readonly revisions: readonly RevisionView[];
  readonly adoptedId: string | null;
  readonly shownId: string | null;
  readonly show: (id: string) => void;
}

function Fingerprint({ hash }: { readonly hash: string }) {
  const { t } = useTranslation('drafting');
  const short = hash.replace('sha256:', '').slice(0, 12);
  return (
    <CopyButton value={hash}>
      {({ copied, copy }) => (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={copied ? t('copied') : `${short}, ${t('page.copyHash')}`}
          onClick={copy}
        >
          {copied ? (
            t('copied')
          ) : (
            <Code bg="transparent" dir="ltr">
              {short}
            </Code>
          )}
        </Button>
      )}
    </CopyButton>
  );
}

/** The fixed copies of a text, newest first, each with its fingerprint. */
export function RevisionList({ revisions, adoptedId, shownId, show }: RevisionListProps) {
  const { t } = useTranslation('drafting');
  const { dayAndTime } = useDates();
  if (revisions.length === 0) return <Text c="dimmed">{t('page.noRevisions')}</Text>;
  return (
    <Stack component="ul" gap={0} className={classes['list']}>
      {revisions.map(({ id, number, name, madeAt, hash }) => (
        <Group component="li" key={id} justify="space-between" className={classes['line']}>
          <div>
            <Group gap="sm">
              <Text fw={600}>{t('page.revision', { number })}</Text>
              {id === adoptedId && <TonedBadge tone="good">{t('page.adopted')}</TonedBadge>}
              {name && <Text dir="auto">{name}</Text>}
            </Group>
            <Text size="sm" c="dimmed">
              {dayAndTime(madeAt)}
            </Text>
          </div>
          <Group gap="xs">
            <Fingerprint hash={hash} />
            <Button
              variant="default"
              size="compact-md"
              aria-pressed={id === shownId}
              disabled={id === shownId}
              onClick={() => show(id)}
            >
              {t(id === shownId ? 'page.reading' : 'page.read')}
            </Button>
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
