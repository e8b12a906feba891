import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollOptionView } from '#libs/voting';
import { RankedOption } from './ranked-option';
import classes from './ranking-ballot.module.css';
import { placeAt, type Ranks } from './ranking-order';
import { useRowDrag } from './use-row-drag';

interface RankedOptionsProps {
  readonly ranks: Ranks;
  readonly options: readonly PollOptionView[];
  /** id of the option that means "none of these" */
  readonly fallback: string | undefined;
  readonly disabled: boolean;
  readonly act: (id: string, move: (before: Ranks, id: string) => Ranks) => void;
  readonly labelledBy: string;
}

/** The ranking as it stands, best first; one row at a time is open with its buttons. */
export function RankedOptions({
  ranks,
  options,
  fallback,
  disabled,
  act,
  labelledBy,
}: RankedOptionsProps) {
  const { t } = useTranslation('voting');
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const drag = useRowDrag(list, (id, place) => act(id, (before) => placeAt(before, id, place)));
  if (ranks.length === 0) return null;
  const rows = ranks.flatMap((tied, rank) => tied.map((id, i) => ({ id, rank, isEqual: i > 0 })));
  return (
    <section>
      <h4 className={classes['heading']}>{t('ballot.yourRanking')}</h4>
      <ol ref={list} className={classes['list']} aria-labelledby={labelledBy}>
        {rows.map(({ id, rank, isEqual }) => (
          <RankedOption
            key={id}
            option={options.find((each) => each.id === id)!}
            rank={rank}
            ranks={ranks}
            isEqual={isEqual}
            isFallback={id === fallback}
            isOpen={open === id}
            isDragged={drag.dragged === id}
            disabled={disabled}
            toggle={() => setOpen(open === id ? null : id)}
            act={(move) => act(id, move)}
            grip={disabled ? {} : drag.grip(id)}
          />
        ))}
      </ol>
    </section>
  );
}
