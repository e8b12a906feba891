import type { TFunction } from 'i18next';
import { Group, Stack, Text, Title, type TitleOrder } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { TonedBadge } from '../drafting/toned-badge';

interface PollTitleProps {
  readonly poll: PollView;
  readonly order?: TitleOrder;
}

/** The text that is voted on, where the question does not name it already. */
const askedAbout = ({ options, question }: PollView): string | null => {
  const label = options.length === 1 ? options[0]!.label : undefined;
  return label === undefined || question.includes(label) || label.includes(question) ? null : label;
};

const spelled: Readonly<Record<number, 'second' | 'third' | 'fourth' | 'fifth'>> = {
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
};

/** "Third poll on this text"; null for the first, or where no text is voted on. */
const attemptWords = (t: TFunction<'voting'>, { attempt, options }: PollView): string | null => {
  if (attempt < 2 || options.every(({ revisionId }) => revisionId === null)) return null;
  if (options.length > 1) return t('attemptOnTexts', { number: attempt });
  const word = spelled[attempt];
  return word ? t(`attempts.${word}`) : t('attempt', { number: attempt });
};

/** A poll's question with the text that it is about, and before it what kind of poll it is: a straw poll says so wherever it is shown. */
export function PollTitle({ poll, order = 3 }: PollTitleProps) {
  const { t } = useTranslation('voting');
  const text = askedAbout(poll);
  const kinds = [
    t(`method.${poll.method}`),
    poll.binding && t('binding'),
    poll.runOffOf && t('runOff'),
    attemptWords(t, poll),
  ];
  return (
    <Stack gap={6}>
      <Group gap="xs">
        {!poll.binding && <TonedBadge tone="between">{t('strawPoll')}</TonedBadge>}
        {poll.secret && <TonedBadge tone="agreed">{t('secret.badge')}</TonedBadge>}
        <Text size="sm" c="dimmed">
          {kinds.filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <Title order={order}>
        <bdi>{poll.question}</bdi>
      </Title>
      {text && (
        <Text ff="var(--plenary-serif)" lh={1.35}>
          <bdi>{text}</bdi>
        </Text>
      )}
    </Stack>
  );
}
