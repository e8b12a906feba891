import { useTranslation } from 'react-i18next';
import type { Choice } from '../submission';
import type { BallotProps } from './ballot-props';
import { CastBar } from './cast-bar';
import { OptionText } from './option-text';
import classes from './options.module.css';
import { useDraft } from './use-draft';

const asApprovals = (choice: Choice | undefined): readonly string[] =>
  Array.isArray(choice) ? (choice as string[]) : [];

/** Every option that one can stand behind, as large toggles, then one vote; to approve of none is a vote too. */
export function ApprovalBallot({ poll, chosen, disabled, cast, labelledBy }: BallotProps) {
  const { t } = useTranslation('voting');
  const [approved, change] = useDraft(asApprovals(chosen));
  const isSame = approved.toSorted().join() === asApprovals(chosen).toSorted().join();
  const toggle = (id: string) =>
    change((before) =>
      before.includes(id) ? before.filter((each) => each !== id) : [...before, id],
    );
  return (
    <>
      <ul className={classes['options']} aria-labelledby={labelledBy}>
        {poll.options.map((option) => (
          <li key={option.id} className={classes['option']}>
            <label className={classes['toggle']}>
              <input
                type="checkbox"
                checked={approved.includes(option.id)}
                disabled={disabled}
                onChange={() => toggle(option.id)}
              />
              <bdi>{option.label}</bdi>
            </label>
            <OptionText option={option} />
          </li>
        ))}
      </ul>
      <CastBar
        sum={t('ballot.approvedCount', { count: approved.length })}
        isAgain={chosen !== undefined}
        disabled={disabled || (chosen !== undefined && isSame)}
        cast={() => cast([...approved])}
        {...(approved.length === 0 && chosen === undefined && { label: t('ballot.noneOfThese') })}
      />
    </>
  );
}
