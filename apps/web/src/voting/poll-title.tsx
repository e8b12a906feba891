import { Group, Stack, Text, Title, type TitleOrder } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { TonedBadge } from '../drafting/toned-badge';

interface PollTitleProps {
  readonly poll: PollView;
  readonly order?: TitleOrder;
}

/** The text that is voted on, where the question does not name it already. */
const askedAbout = ({ method, options, question }: PollView): string | null => {
  const label = method === 'yes-no-abstain' ? options[0]?.label : undefined;
  return label === undefined || question.includes(label) ? null : label;
};

/** A poll's question with the text that it is about, and before it what kind of poll it is: a straw poll says so wherever it is shown. */
export function PollTitle({ poll, order = 3 }: PollTitleProps) {
  const { t } = useTranslation('voting');
  const text = askedAbout(poll);
  return (
    <Stack gap={6}>
      <Group gap="xs">
        {!poll.binding && <TonedBadge tone="between">{t('strawPoll')}</TonedBadge>}
        <Text size="sm" c="dimmed">
          {[
            t(`method.${poll.method}`),
            ...(poll.binding ? [t('binding')] : []),
            ...(poll.attempt > 1 ? [t('attempt', { number: poll.attempt })] : []),
          ].join(' · ')}
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
