import { Group, Text, VisuallyHidden } from '@mantine/core';
import { Check, CloudOff, LoaderCircle, OctagonAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollabProvider } from './collab-provider';
import type { ConnectionWord as Word } from './connection-ledger';
import { useConnectionWord } from './live-document';

const looks: Readonly<Record<Word['kind'], { icon: typeof Check; color: string }>> = {
  opening: { icon: LoaderCircle, color: 'var(--mantine-color-dimmed)' },
  saved: { icon: Check, color: 'var(--mantine-color-dimmed)' },
  saving: { icon: LoaderCircle, color: 'var(--mantine-color-dimmed)' },
  unsaved: { icon: OctagonAlert, color: 'var(--mantine-color-orange-text)' },
  offline: { icon: CloudOff, color: 'var(--mantine-color-orange-text)' },
  refused: { icon: OctagonAlert, color: 'var(--mantine-color-error)' },
  ended: { icon: CloudOff, color: 'var(--mantine-color-orange-text)' },
};

const isTrouble = ({ kind }: Word): boolean =>
  kind === 'unsaved' || kind === 'offline' || kind === 'refused' || kind === 'ended';

const useWords = (word: Word): string => {
  const { t } = useTranslation('drafting');
  switch (word.kind) {
    case 'unsaved':
      return t('connection.unsaved', { count: word.seconds });
    case 'offline':
      return t('connection.offline', { count: word.waiting });
    default:
      return t(`connection.${word.kind}`);
  }
};

/** What is read out: trouble when it begins and "saved" when it is over, not every second and every keystroke. */
const useAnnouncement = (word: Word, words: string): string => {
  const [announcement, announce] = useState('');
  const troubled = useRef(false);
  useEffect(() => {
    if (isTrouble(word) || (troubled.current && word.kind === 'saved')) {
      troubled.current = isTrouble(word);
      announce(words);
    }
    // the words change every second, the kind does not
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [word.kind]);
  return announcement;
};

/** Where this text's words are now, in one honest word. */
export function ConnectionWord({ provider }: { readonly provider: CollabProvider }) {
  const word = useConnectionWord(provider);
  const words = useWords(word);
  const announcement = useAnnouncement(word, words);
  const { icon: Icon, color } = looks[word.kind];
  return (
    <>
      <Group gap={6} wrap="nowrap" data-testid="connection-word" data-word={word.kind}>
        <Icon size={16} color={color} aria-hidden />
        <Text size="sm" c={color} span>
          {words}
        </Text>
      </Group>
      <VisuallyHidden role="status" aria-live="polite">
        {announcement}
      </VisuallyHidden>
    </>
  );
}
