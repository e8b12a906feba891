import type { QuorumFigures, Reason } from './decision.js';
import {
  atLeast,
  readDecimal,
  readFraction,
  showRational,
  times,
  whole,
  type Rational,
} from './rational.js';
import type { Aggregate } from './aggregates.js';
import type { Quorum } from './rule.js';

/** How many ballots a quorum needs: a fraction of the electors, or a number of voters, exactly. */
export const neededBy = (quorum: Quorum, electors: number): Rational =>
  typeof quorum === 'string' && quorum.includes('/')
    ? times(readFraction(quorum, 'rule.quorum'), whole(electors))
    : readDecimal(quorum, 'rule.quorum');

const isMet = (need: Rational, cast: number) => atLeast(whole(cast), need);

/** Whether the ballots cast meet the quorum (at equality they do), as figures and as a reason; null where there is none. */
export function judgeQuorum(
  quorum: Quorum | undefined,
  { cast, electors }: Aggregate,
): { readonly figures: QuorumFigures; readonly reason: Reason } | null {
  if (quorum === undefined) return null;
  const need = neededBy(quorum, electors);
  const [shown, met] = [showRational(need), isMet(need, cast)];
  return {
    figures: { needed: shown, present: cast, met },
    reason: { kind: 'quorum', needed: shown, cast, electors, met },
  };
}

/** Whether each group with electors has cast its fraction of ballots, a reason per group. */
export function judgeGroupQuorum(
  fraction: string | undefined,
  byGroup: ReadonlyMap<string, Aggregate>,
): Reason[] {
  if (fraction === undefined) return [];
  return [...byGroup].map(([group, { cast, electors }]) => {
    const need = neededBy(fraction, electors);
    return {
      kind: 'group-quorum',
      group,
      needed: showRational(need),
      cast,
      electors,
      met: isMet(need, cast),
    };
  });
}
