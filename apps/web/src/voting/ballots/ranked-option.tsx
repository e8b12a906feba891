import { ArrowDown, ArrowUp, Equal, GripVertical, X } from 'lucide-react';
import type { HTMLAttributes, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollOptionView } from '#libs/voting';
import { OptionText } from './option-text';
import classes from './ranking-ballot.module.css';
import { isTied, leaveOut, moveDown, moveUp, tieOrUntie, type Ranks } from './ranking-order';

type Move = (before: Ranks, id: string) => Ranks;

interface RankedOptionProps {
  readonly option: PollOptionView;
  /** from 0 */
  readonly rank: number;
  readonly ranks: Ranks;
  /** whether it stands beside the row above it */
  readonly isEqual: boolean;
  readonly isFallback: boolean;
  readonly isOpen: boolean;
  readonly isDragged: boolean;
  readonly disabled: boolean;
  readonly toggle: () => void;
  readonly act: (move: Move) => void;
  readonly grip: HTMLAttributes<HTMLElement>;
}

/** The keys that move a row while its name has the focus. */
const keys: Readonly<Record<string, Move>> = {
  ArrowUp: moveUp,
  ArrowDown: moveDown,
  '=': tieOrUntie,
  Delete: leaveOut,
  Backspace: leaveOut,
};

/** One ranked option: its rank and name, and, where it is open, the buttons that move it, and its text. */
export function RankedOption(props: RankedOptionProps) {
  const { t } = useTranslation('voting');
  const { option, rank, isEqual, isOpen, disabled, act } = props;
  const press = (event: KeyboardEvent) => {
    const move = keys[event.key];
    if (!move || disabled || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act(move);
  };
  return (
    <li
      className={classes['row']}
      data-row={option.id}
      data-rank={rank}
      data-equal={isEqual}
      data-dragged={props.isDragged}
    >
      <div className={classes['head']}>
        <button
          type="button"
          className={classes['name']}
          aria-expanded={isOpen}
          aria-keyshortcuts="ArrowUp ArrowDown = Delete"
          onClick={props.toggle}
          onKeyDown={press}
        >
          <span className={classes['rank']}>{isEqual ? '=' : rank + 1}</span>
          <span className={classes['title']}>
            <bdi>{option.label}</bdi>
            {props.isFallback && <small>{t('ballot.fallback')}</small>}
          </span>
        </button>
        <span className={classes['grip']} {...props.grip} aria-hidden>
          <GripVertical size={22} />
        </span>
      </div>
      {isOpen && (
        <>
          <Tools {...props} />
          <OptionText option={option} />
        </>
      )}
    </li>
  );
}

function Tools({ option, rank, ranks, disabled, act }: RankedOptionProps) {
  const { t } = useTranslation('voting');
  const tied = isTied(ranks, option.id);
  const title = option.label;
  const last = !tied && rank === ranks.length - 1;
  return (
    <div className={classes['tools']} role="group" aria-label={t('ballot.moveOf', { title })}>
      <button
        type="button"
        disabled={disabled || (rank === 0 && !tied)}
        onClick={() => act(moveUp)}
      >
        <ArrowUp aria-hidden />
        {t('ballot.up')}
      </button>
      <button type="button" disabled={disabled || last} onClick={() => act(moveDown)}>
        <ArrowDown aria-hidden />
        {t('ballot.down')}
      </button>
      <button
        type="button"
        aria-pressed={tied}
        disabled={disabled || (rank === 0 && !tied)}
        onClick={() => act(tieOrUntie)}
      >
        <Equal aria-hidden />
        {t('ballot.equal')}
      </button>
      <button type="button" disabled={disabled} onClick={() => act(leaveOut)}>
        <X aria-hidden />
        {t('ballot.leaveOut')}
      </button>
    </div>
  );
}
