import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './score-scale.module.css';

interface ScoreScaleProps {
  readonly title: string;
  readonly scale: readonly [least: number, most: number];
  /** null: no opinion */
  readonly score: number | null;
  readonly disabled: boolean;
  readonly set: (score: number | null) => void;
}

/** A scale of more steps is a slider. */
const mostSteps = 11;
/** So many steps fit beside each other on a phone; more stand in two lines. */
const mostAcross = 7;

const acrossOf = (steps: number): number => (steps <= mostAcross ? steps : Math.ceil(steps / 2));

/** One option's score: a step for each number, or a slider where there are many; and "no opinion". */
export function ScoreScale(props: ScoreScaleProps) {
  const { t } = useTranslation('voting');
  const [least, most] = props.scale;
  return (
    <fieldset className={classes['scale']}>
      <legend className={classes['title']}>
        <bdi>{props.title}</bdi>
      </legend>
      {most - least < mostSteps ? <Steps {...props} /> : <Slider {...props} />}
      <div className={classes['ends']}>
        <span>{t('ballot.leastScore', { score: least })}</span>
        <span>{t('ballot.mostScore', { score: most })}</span>
      </div>
    </fieldset>
  );
}

function Steps({ scale: [least, most], score, disabled, set }: ScoreScaleProps) {
  const { t } = useTranslation('voting');
  const name = useId();
  const steps = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return (
    <div className={classes['steps']} style={{ '--across': acrossOf(steps.length) } as object}>
      {[...steps, null].map((step) => (
        <label key={step} className={classes['step']} data-none={step === null}>
          <input
            type="radio"
            name={name}
            checked={score === step}
            disabled={disabled}
            onChange={() => set(step)}
          />
          <span>{step ?? t('ballot.noOpinion')}</span>
        </label>
      ))}
    </div>
  );
}

function Slider({ title, scale: [least, most], score, disabled, set }: ScoreScaleProps) {
  const { t } = useTranslation('voting');
  return (
    <div className={classes['slider']}>
      <input
        type="range"
        min={least}
        max={most}
        value={score ?? Math.round((least + most) / 2)}
        data-none={score === null}
        disabled={disabled}
        aria-label={title}
        aria-valuetext={score === null ? t('ballot.noOpinion') : String(score)}
        onChange={({ currentTarget }) => set(Number(currentTarget.value))}
      />
      <output>{score ?? '–'}</output>
      <button type="button" disabled={disabled || score === null} onClick={() => set(null)}>
        {t('ballot.noOpinion')}
      </button>
    </div>
  );
}
