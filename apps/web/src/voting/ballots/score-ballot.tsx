import { useTranslation } from 'react-i18next';
import type { Choice } from '../submission';
import type { BallotProps } from './ballot-props';
import { CastBar } from './cast-bar';
import { OptionText } from './option-text';
import options from './options.module.css';
import { ScoreScale } from './score-scale';
import { useDraft } from './use-draft';

type Scores = Readonly<Record<string, number>>;

const asScores = (choice: Choice | undefined): Scores =>
  typeof choice === 'object' && !Array.isArray(choice) ? choice : {};

const isSame = (a: Scores, b: Scores): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([id, score]) => b[id] === score);

const without = (scores: Scores, id: string): Scores =>
  Object.fromEntries(Object.entries(scores).filter(([each]) => each !== id));

/** A score for each option; what is left out stays without an opinion. They are cast together. */
export function ScoreBallot({ poll, chosen, disabled, cast, labelledBy }: BallotProps) {
  const { t } = useTranslation('voting');
  const { scale } = poll.rule as { readonly scale: readonly [least: number, most: number] };
  const [scores, change] = useDraft(asScores(chosen));
  const set = (id: string, score: number | null) =>
    change((before) => (score === null ? without(before, id) : { ...before, [id]: score }));
  const given = Object.keys(scores).length;
  return (
    <>
      <ul className={options['options']} aria-labelledby={labelledBy}>
        {poll.options.map((option) => (
          <li key={option.id} className={options['option']}>
            <ScoreScale
              title={option.label}
              scale={scale}
              score={scores[option.id] ?? null}
              disabled={disabled}
              set={(score) => set(option.id, score)}
            />
            <OptionText option={option} />
          </li>
        ))}
      </ul>
      <CastBar
        sum={t('ballot.scoredOf', { given, of: poll.options.length })}
        isAgain={chosen !== undefined}
        disabled={
          disabled || given === 0 || (chosen !== undefined && isSame(scores, asScores(chosen)))
        }
        cast={() => cast(scores)}
      />
    </>
  );
}
