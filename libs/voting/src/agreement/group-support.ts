import type { Cell } from '../aggregates.js';
import type { Support } from '../methods/method.js';
import { ratio, showRational } from '../rational.js';

/** How a group stands to an option: for, against, of how many, and the share in favour; null where nobody says. */
export interface GroupSupport extends Support {
  readonly share: string | null;
}

/** Support by group, voters without a group left out. */
export const groupSupport = (
  byGroup: ReadonlyMap<string, Cell>,
  supportOf: (cell: Cell) => Support,
): ReadonlyMap<string, GroupSupport> =>
  new Map(
    [...byGroup].map(([group, cell]) => {
      const { yes, no, of } = supportOf(cell);
      return [group, { yes, no, of, share: of === 0 ? null : showRational(ratio(yes, of)) }];
    }),
  );
