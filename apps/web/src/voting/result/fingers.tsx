import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Count } from '#libs/voting';
import { VoteBar } from '../vote-bar';
import classes from './result.module.css';

const fingers = ['5', '4', '3', '2', '1', '0'] as const;

/** How many fingers, and what that means. */
export const fingerWords = (t: TFunction<'voting'>, finger: (typeof fingers)[number]): string =>
  `${finger}: ${t(`ballot.fingers.${finger}.label`)}`;

/** How many showed how many fingers, each number with what it means. */
export function Fingers({ counts }: { readonly counts: NonNullable<Count['counts']> }) {
  const { t } = useTranslation('voting');
  const most = Math.max(1, ...Object.values(counts));
  return (
    <dl className={classes['fingers']} aria-label={t('result.fingers')}>
      {fingers.map((finger) => (
        <Fragment key={finger}>
          <dt>{fingerWords(t, finger)}</dt>
          <dd aria-hidden>
            <VoteBar
              inFavour={(counts[finger] ?? 0) / most}
              color={`var(--mantine-color-${Number(finger) < 3 ? 'orange-7' : 'petrol-6'})`}
            />
          </dd>
          <dd className={classes['figure']}>{counts[finger] ?? 0}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
