import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from '../drafting/document-view';
import { usePinnedRevision, WrongText } from './pinned-revision';
import classes from './pinned-text.module.css';

interface PinnedTextProps {
  readonly revisionId: string;
  /** the hash that the poll names for it */
  readonly revision: string;
  readonly summary?: string;
  readonly open?: boolean;
}

/** `sha256:ab12…` short enough to compare by eye. */
export const shortHash = (hash: string): string => hash.replace(/^sha256:/, '').slice(0, 12);

/** The exact words that are voted on, folded; shown only where their hash is the poll's. */
export function PinnedText({ revisionId, revision, summary, open = false }: PinnedTextProps) {
  const { t } = useTranslation('voting');
  const pinned = usePinnedRevision(revisionId, revision);
  if (pinned.isPending)
    return (
      <Group gap="xs">
        <Loader size="xs" />
        <Text size="sm">{t('ballot.checking')}</Text>
      </Group>
    );
  if (pinned.isError)
    return (
      <Alert color="red" role="alert">
        {t(pinned.error instanceof WrongText ? 'ballot.mismatch' : 'ballot.loadFailed')}
        {!(pinned.error instanceof WrongText) && (
          <Button variant="subtle" onClick={() => void pinned.refetch()}>
            {t('ballot.tryAgain')}
          </Button>
        )}
      </Alert>
    );
  return (
    <details className={classes['text']} open={open}>
      <summary>{summary ?? t('ballot.text')}</summary>
      <div className={classes['body']}>
        <Text fw={600} fz="lg" dir="auto" mb="xs">
          {pinned.data.title}
        </Text>
        <DocumentView document={pinned.data.document} />
        <Group gap={6} mt="sm" c="dimmed">
          <ShieldCheck size={16} aria-hidden />
          <Text size="xs">
            {t('ballot.checked')} {t('ballot.textHash', { hash: shortHash(revision) })}
          </Text>
        </Group>
      </div>
    </details>
  );
}
