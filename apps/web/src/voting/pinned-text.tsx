import { Button, Group, Loader, Text } from '@mantine/core';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from '../drafting/document-view';
import { Notice } from '../platform/notice';
import { isolated } from './numbers';
import { usePinnedRevision, WrongText } from './pinned-revision';
import classes from './pinned-text.module.css';

interface PinnedTextProps {
  readonly revisionId: string;
  /** the hash that the poll names for it */
  readonly revision: string;
}

/** `sha256:ab12…` short enough to compare by eye. */
export const shortHash = (hash: string): string => hash.replace(/^sha256:/, '').slice(0, 12);

interface FoldedTextProps extends PinnedTextProps {
  readonly summary?: string;
  readonly open?: boolean;
}

/** The exact words that are voted on, folded; shown only where their hash is the poll's. */
export function PinnedText({ summary, open = false, ...pin }: FoldedTextProps) {
  const { t } = useTranslation('voting');
  const pinned = usePinnedRevision(pin.revisionId, pin.revision);
  if (!pinned.isSuccess) return <PinnedWords {...pin} />;
  return (
    <Fold summary={summary ?? t('ballot.text')} open={open}>
      <PinnedWords {...pin} />
    </Fold>
  );
}

/** One of many texts: fetched once somebody opens it. */
export function PinnedTextOnDemand({ summary, ...pin }: Omit<FoldedTextProps, 'open'>) {
  const { t } = useTranslation('voting');
  const [asked, setAsked] = useState(false);
  return (
    <Fold summary={summary ?? t('ballot.readText')} onOpen={() => setAsked(true)}>
      {asked && <PinnedWords {...pin} />}
    </Fold>
  );
}

interface FoldProps {
  readonly summary: string;
  readonly open?: boolean;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

function Fold({ summary, open = false, onOpen, children }: FoldProps) {
  return (
    <details
      className={classes['text']}
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open && onOpen?.()}
    >
      <summary>{summary}</summary>
      <div className={classes['body']}>{children}</div>
    </details>
  );
}

function PinnedWords({ revisionId, revision }: PinnedTextProps) {
  const { t } = useTranslation('voting');
  const pinned = usePinnedRevision(revisionId, revision);
  if (pinned.isPending)
    return (
      <Group gap="xs">
        <Loader size="xs" />
        <Text size="sm">{t('ballot.checking')}</Text>
      </Group>
    );
  if (pinned.isError) return <Unread problem={pinned.error} retry={() => void pinned.refetch()} />;
  return (
    <>
      <Text fw={600} fz="lg" dir="auto" mb="xs">
        {pinned.data.title}
      </Text>
      <DocumentView document={pinned.data.document} />
      <Group gap={6} mt="sm" c="dimmed" wrap="nowrap" align="flex-start">
        <ShieldCheck size={16} aria-hidden style={{ flex: 'none' }} />
        <Text size="xs">{t('ballot.checked', { hash: isolated(shortHash(revision)) })}</Text>
      </Group>
    </>
  );
}

function Unread({ problem, retry }: { readonly problem: unknown; readonly retry: () => void }) {
  const { t } = useTranslation('voting');
  const isWrong = problem instanceof WrongText;
  return (
    <Notice
      role="alert"
      tone="bad"
      icon={TriangleAlert}
      title={t(isWrong ? 'ballot.wrongText' : 'ballot.unread')}
      actions={
        !isWrong && (
          <Button variant="default" onClick={retry}>
            {t('ballot.tryAgain')}
          </Button>
        )
      }
    >
      {t(isWrong ? 'ballot.mismatch' : 'ballot.loadFailed')}
    </Notice>
  );
}
