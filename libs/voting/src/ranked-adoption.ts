import type { Cell } from './aggregates.js';
import { judgeGroups } from './adoption.js';
import type { Dropped, Reason } from './decision.js';
import { neededBy } from './quorum.js';
import { atLeast, readFraction, showRational, times, whole } from './rational.js';
import type { GroupCondition, Quorum } from './rule.js';
import type { Counted, Support } from './methods/method.js';

/** What an option is asked to be adopted rather than the default, the one that means "none of these". */
export interface AskedOfOptions {
  readonly quorum?: Quorum | undefined;
  readonly majorities?: Readonly<Record<string, string>> | undefined;
  readonly groups?: GroupCondition | undefined;
}

const judgeQuorum = (
  option: string,
  quorum: Quorum,
  { yes }: Support,
  electors: number,
): Reason => {
  const need = neededBy(quorum, electors);
  const met = atLeast(whole(yes), need);
  return { kind: 'option-quorum', option, needed: showRational(need), yes, met };
};

const judgeMajority = (option: string, asked: string, { yes, no }: Support): Reason => {
  const ratio = readFraction(asked, 'rule.majorities');
  const met = atLeast(whole(yes), times(ratio, whole(no))) && yes > no;
  return { kind: 'majority', option, ratio: showRational(ratio), yes, no, met };
};

/**
 * Judges each option against the default (Debian's constitution, A.6.2 and A.6.3): as many voters as the quorum rank it
 * above, it beats the default by its ratio, at equality too, but never on a tie; and the groups' condition holds.
 */
export function judgeOptions(
  options: readonly string[],
  { quorum, majorities = {}, groups = 'none' }: AskedOfOptions,
  { total, byGroup }: Counted,
  supportOf: (cell: Cell, option: string) => Support,
): { readonly reasons: Reason[]; readonly dropped: Dropped[] } {
  const ratios = new Map(Object.entries(majorities));
  const judged = options.map((option) => {
    const support = supportOf(total, option);
    const reasons: Reason[] = [
      ...(quorum === undefined ? [] : [judgeQuorum(option, quorum, support, total.electors)]),
      judgeMajority(option, ratios.get(option) ?? '1/1', support),
      ...judgeGroups(groups, byGroup, (cell) => supportOf(cell, option)).map((reason) => ({
        ...reason,
        option,
      })),
    ];
    return { option, reasons, reason: reasons.find(({ met }) => !met) };
  });
  return {
    reasons: judged.flatMap(({ reasons }) => reasons),
    dropped: judged.flatMap(({ option, reason }) => (reason ? [{ option, reason }] : [])),
  };
}
