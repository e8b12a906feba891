import { Alert, Button, Group, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useDates } from '../platform/dates';
import type { ChangeKeeper } from './change-keeper';
import classes from './kept-words-notice.module.css';
import { useKeptNotice } from './live-document';

/** What became of words that could not be saved. Where they are not to be seen in the text, they stand here. */
export function KeptWordsNotice({ keeper }: { readonly keeper: ChangeKeeper }) {
  const { t } = useTranslation('drafting');
  const { dayAndTime } = useDates();
  const clipboard = useClipboard();
  const notice = useKeptNotice(keeper);
  if (!notice) return null;
  const { kind } = notice;
  const when = 'at' in notice ? dayAndTime(new Date(notice.at).toISOString()) : '';
  return (
    <Alert
      {...(kind !== 'restored' && { color: 'orange' })}
      role="status"
      title={t(`kept.${kind}`)}
    >
      {t(`kept.${kind}Text`, { when })}
      {'words' in notice && (
        <Text className={classes['words']} dir="auto">
          {notice.words}
        </Text>
      )}
      <Group mt="sm">
        {'words' in notice && (
          <Button variant="default" onClick={() => clipboard.copy(notice.words)}>
            {t(clipboard.copied ? 'copied' : 'kept.copy')}
          </Button>
        )}
        <Button variant="default" onClick={keeper.dismiss}>
          {t(kind === 'waiting' ? 'kept.throwAway' : 'kept.seen')}
        </Button>
      </Group>
    </Alert>
  );
}
