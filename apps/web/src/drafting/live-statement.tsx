import { Alert, Button, Group, Stack } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { encodeStateAsUpdate } from 'yjs';
import { plainText, readDocument } from '#libs/drafting';
import type { NamedView } from '#libs/workspace';
import { groupLook } from '../platform/group-chip';
import { ServerWords } from '../platform/problem-alert';
import { Loading } from '../platform/states';
import { ConnectionWord } from './connection-word';
import { KeptWordsNotice } from './kept-words-notice';
import { useConnectionWord, useLiveDocument, type LiveDocument } from './live-document';
import { StatementEditor } from './statement-editor';

interface LiveStatementProps {
  readonly documentId: string;
  /** the participant who reads it here, in whose name what they write is kept */
  readonly author: string;
  readonly label: string;
  readonly mayWrite: boolean;
  readonly reason: string | null;
  readonly groupId: string | null;
  readonly groups: readonly NamedView[];
  /** where on the page the connection's word stands: above the text where nothing is given, with null nowhere */
  readonly wordPlace?: HTMLElement | null;
  /** whether words of this author that an earlier page could not save are told of, beside the text */
  readonly tellsOfKept?: boolean;
}

const wordsOf = ({ doc }: LiveDocument): string =>
  plainText(readDocument(encodeStateAsUpdate(doc)));

function Refusal({ live, reason }: { readonly live: LiveDocument; readonly reason: string }) {
  const { t } = useTranslation('drafting');
  const clipboard = useClipboard();
  return (
    <Alert color="red" role="alert" title={t('refusedTitle')}>
      {t('refusedText')}
      <ServerWords>{reason}</ServerWords>
      <Group mt="sm">
        <Button variant="default" onClick={() => clipboard.copy(wordsOf(live))}>
          {t(clipboard.copied ? 'copied' : 'copyMine')}
        </Button>
        <Button color="red" onClick={live.startOver}>
          {t('openStored')}
        </Button>
      </Group>
    </Alert>
  );
}

function Opened({
  live,
  wordPlace,
  tellsOfKept = false,
  ...props
}: Omit<LiveStatementProps, 'documentId' | 'author'> & { readonly live: LiveDocument }) {
  const word = useConnectionWord(live.provider);
  const { groupId, groups } = props;
  const mayWrite = props.mayWrite && word.kind !== 'refused' && word.kind !== 'ended';
  useEffect(() => live.keeper.allow(mayWrite), [live.keeper, mayWrite]);
  const me = useMemo(
    () => ({ name: null, groupId, color: groupLook(groups, groupId).color }),
    [groupId, groups],
  );
  const connection = <ConnectionWord provider={live.provider} />;
  return (
    <Stack gap="xs">
      {wordPlace === undefined ? (
        <Group justify="flex-end">{connection}</Group>
      ) : (
        wordPlace && createPortal(connection, wordPlace)
      )}
      {word.kind === 'refused' && <Refusal live={live} reason={word.reason} />}
      {tellsOfKept && word.kind !== 'refused' && <KeptWordsNotice keeper={live.keeper} />}
      {live.provider.hasText ? (
        <StatementEditor
          live={live}
          label={props.label}
          mayWrite={mayWrite}
          reason={props.reason}
          me={me}
          groups={groups}
        />
      ) : (
        word.kind !== 'ended' && <Loading />
      )}
    </Stack>
  );
}

/** A text live from the server in its editor, with its connection word. Loaded only where somebody opens a text. */
export function LiveStatement({ documentId, author, ...props }: LiveStatementProps) {
  const live = useLiveDocument({ documentId, author });
  return live ? <Opened key={live.doc.guid} live={live} {...props} /> : <Loading />;
}
