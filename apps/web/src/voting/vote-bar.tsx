import classes from './vote-bar.module.css';

interface VoteBarProps {
  /** shares of the whole bar, 0 to 1 */
  readonly inFavour: number;
  readonly opposed?: number;
  readonly color: string;
  /** where what is asked for lies, 0 to 1 */
  readonly line?: number | null;
  /** whether the rule asks it of this bar, or it is drawn for comparison only */
  readonly asked?: boolean;
}

const percent = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** One bar, solid for and hatched against; what it shows stands beside it as text, so it is hidden from readers. */
export function VoteBar({ inFavour, opposed = 0, color, line = null, asked = true }: VoteBarProps) {
  return (
    <div className={classes['bar']} style={{ '--bar-color': color } as object} aria-hidden>
      <div className={classes['for']} style={{ inlineSize: percent(inFavour) }} />
      <div className={classes['against']} style={{ inlineSize: percent(opposed) }} />
      {line !== null && (
        <div
          className={classes['line']}
          data-asked={asked}
          style={{ insetInlineStart: percent(line) }}
        />
      )}
    </div>
  );
}
