import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollOptionView } from '#libs/voting';
import { OptionText } from './option-text';
import classes from './ranking-ballot.module.css';

interface UnrankedOptionsProps {
  readonly options: readonly PollOptionView[];
  /** the rank that the next one gets, from 1 */
  readonly next: number;
  /** id of the option that means "none of these" */
  readonly fallback: string | undefined;
  readonly disabled: boolean;
  readonly rank: (id: string) => void;
}

/** What is not ranked yet: a tap ranks it next. */
export function UnrankedOptions({ options, next, fallback, disabled, rank }: UnrankedOptionsProps) {
  const { t } = useTranslation('voting');
  if (options.length === 0) return null;
  return (
    <section>
      <h4 className={classes['heading']}>{t('ballot.tapInOrder')}</h4>
      <ul className={classes['list']}>
        {options.map((option) => (
          <li key={option.id} className={classes['row']} data-unranked>
            <button
              type="button"
              className={classes['add']}
              disabled={disabled}
              onClick={() => rank(option.id)}
            >
              <span className={classes['rank']} aria-hidden>
                +
              </span>
              <VisuallyHidden>{t('ballot.rankNext', { rank: next })}</VisuallyHidden>
              <span className={classes['title']}>
                <bdi>{option.label}</bdi>
                {option.id === fallback && <small>{t('ballot.fallback')}</small>}
              </span>
            </button>
            <OptionText option={option} />
          </li>
        ))}
      </ul>
    </section>
  );
}
