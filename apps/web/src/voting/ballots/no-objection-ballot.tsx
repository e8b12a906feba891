import { Text } from '@mantine/core';
import { Hand, UserRoundMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform/dates';
import { endOf } from '../poll-end';
import type { BallotProps } from './ballot-props';
import { TapChoices } from './tap-choices';

/** The silence procedure: who agrees need do nothing, until the end that is named; objecting and standing aside are one tap. */
export function NoObjectionBallot(props: BallotProps) {
  const { t } = useTranslation('voting');
  const { dayAndTime } = useDates();
  const end = endOf(props.poll);
  return (
    <>
      <Text fw={600}>
        {end ? t('ballot.silenceUntil', { time: dayAndTime(end) }) : t('ballot.silence')}
      </Text>
      <TapChoices
        {...props}
        layout="column"
        choices={[
          {
            choice: 'object',
            icon: Hand,
            label: t('ballot.object'),
            meaning: t('ballot.objectText'),
          },
          {
            choice: 'stand-aside',
            icon: UserRoundMinus,
            label: t('ballot.standAside'),
            meaning: t('ballot.standAsideText'),
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t('ballot.noWayBackToSilence')}
      </Text>
    </>
  );
}
