import type { Aggregate, Cell } from './aggregates.js';
import type { Decision, Reason } from './decision.js';
import type { Counted, Support } from './methods/method.js';
import { judgeGroupQuorum, judgeQuorum } from './quorum.js';
import { readFraction } from './rational.js';
import type { Base, GroupCondition, Quorum, Threshold } from './rule.js';

/** What a majority is asked of, and how large it is. */
export interface Majority {
  readonly base: Base;
  readonly threshold: Threshold;
}

/** How many must vote, in all and in each group. */
export interface Quorums {
  readonly quorum?: Quorum | undefined;
  readonly groupQuorum?: string | undefined;
}

const figureOf = (base: Base, { yes, no }: Support, electors: Aggregate): number =>
  ({
    'yes-no': yes + no,
    cast: electors.cast,
    present: electors.present,
    electorate: electors.electors,
  })[base];

const passes = (threshold: Threshold, { yes, no }: Support, of: number): boolean => {
  if (threshold === 'simple' || threshold === 'absolute') return 2 * yes > of;
  const { p, q } = readFraction(threshold, 'rule.threshold');
  return q * BigInt(yes) >= p * BigInt(of) && yes > no;
};

/** A simple majority is 2·yes > base, an absolute one 2·yes > electorate, `p/q` is q·yes ≥ p·base and yes > no. */
export function judgeThreshold(
  { base, threshold }: Majority,
  support: Support,
  electors: Aggregate,
): Extract<Reason, { kind: 'threshold' }> {
  const against = threshold === 'absolute' ? 'electorate' : base;
  const of = figureOf(against, support, electors);
  const { yes, no } = support;
  const met = passes(threshold, support, of);
  return { kind: 'threshold', threshold, base: against, of, yes, no, met };
}

/** The condition on groups: each group with electors counts, whether or not any of them voted. */
export function judgeGroups(
  condition: GroupCondition,
  byGroup: ReadonlyMap<string, Cell>,
  supportOf: (cell: Cell) => Support,
): Extract<Reason, { kind: 'group' | 'majority-of-groups' }>[] {
  if (condition === 'none') return [];
  const votes = [...byGroup].map(([group, cell]) => {
    const { yes, no } = supportOf(cell);
    return { group, yes, no };
  });
  if (condition === 'majority-of-groups') {
    const inFavour = votes.filter(({ yes, no }) => yes > no).length;
    return [{ kind: condition, inFavour, of: votes.length, met: 2 * inFavour > votes.length }];
  }
  const holds = ({ yes, no }: { yes: number; no: number }) =>
    condition === 'every-group' ? yes > no : no <= yes;
  return votes.map((vote) => ({ kind: 'group', condition, ...vote, met: holds(vote) }));
}

/** The quorum, in all and of each group with electors, as figures and as reasons. */
export function judgeQuorums({ quorum, groupQuorum }: Quorums, { total, byGroup }: Counted) {
  const overall = judgeQuorum(quorum, total);
  const reasons: Reason[] = [
    ...(overall ? [overall.reason] : []),
    ...judgeGroupQuorum(groupQuorum, byGroup),
  ];
  return {
    figures: overall?.figures ?? null,
    reasons,
    met: reasons.every(({ met }) => met),
  };
}

/** Adopts the one option of a poll where the quorums and all conditions are met. */
export function settle(
  option: string,
  rule: Quorums,
  counted: Counted,
  conditions: readonly Reason[],
): Decision {
  const quorums = judgeQuorums(rule, counted);
  const adopted = conditions.every(({ met }) => met);
  const outcome = !quorums.met ? 'no-quorum' : adopted ? 'adopted' : 'not-adopted';
  return {
    outcome,
    adopted: outcome === 'adopted' ? [option] : [],
    tied: [],
    dropped: [],
    quorum: quorums.figures,
    reasons: [...quorums.reasons, ...conditions],
  };
}
