import type { Aggregate, Aggregates } from './aggregates.js';
import type { Decision, Reason } from './decision.js';
import { judgeGroupQuorum, judgeQuorum } from './quorum.js';
import { readFraction } from './rational.js';
import type { AdoptionRule } from './rule.js';

const yesOf = (aggregate: Aggregate) => aggregate.counts?.['yes'] ?? 0;
const noOf = (aggregate: Aggregate) => aggregate.counts?.['no'] ?? 0;

const baseOf = (total: Aggregate): Record<AdoptionRule['base'], number> => ({
  'yes-no': yesOf(total) + noOf(total),
  cast: total.cast,
  present: total.present,
  electorate: total.electors,
});

const passes = (threshold: string, yes: number, no: number, of: number): boolean => {
  if (of === 0) return false;
  if (threshold === 'simple' || threshold === 'absolute') return 2 * yes > of;
  const { p, q } = readFraction(threshold, 'rule.threshold');
  return q * BigInt(yes) >= p * BigInt(of) && yes > no;
};

const judgeThreshold = ({ base, threshold }: AdoptionRule, total: Aggregate): Reason => {
  const [yes, no] = [yesOf(total), noOf(total)];
  const against = threshold === 'absolute' ? 'electorate' : base;
  const of = baseOf(total)[against];
  return {
    kind: 'threshold',
    threshold,
    base: against,
    of,
    yes,
    no,
    met: passes(threshold, yes, no, of),
  };
};

const judgeGroups = (
  condition: AdoptionRule['groups'],
  byGroup: Aggregates['byGroup'],
): Reason[] => {
  if (condition === 'none') return [];
  const votes = [...byGroup].map(([group, counted]) => ({
    group,
    yes: yesOf(counted),
    no: noOf(counted),
  }));
  if (condition === 'majority-of-groups') {
    const inFavour = votes.filter(({ yes, no }) => yes > no).length;
    return [{ kind: condition, inFavour, of: votes.length, met: 2 * inFavour > votes.length }];
  }
  const holds = ({ yes, no }: { yes: number; no: number }) =>
    condition === 'every-group' ? yes > no : no <= yes;
  return votes.map((vote) => ({ kind: 'group', condition, ...vote, met: holds(vote) }));
};

/**
 * Judges an adoption: first the quorum, overall and of each group with electors, then the threshold, then the condition
 * on groups. A simple majority is 2·yes > base, an absolute one 2·yes > electorate, `p/q` is q·yes ≥ p·base and yes > no.
 */
export function decideAdoption(
  { total, byGroup }: Aggregates,
  option: string,
  rule: AdoptionRule,
): Decision {
  const quorum = judgeQuorum(rule.quorum, total);
  const quorums = [
    ...(quorum ? [quorum.reason] : []),
    ...judgeGroupQuorum(rule.groupQuorum, byGroup),
  ];
  const conditions = [judgeThreshold(rule, total), ...judgeGroups(rule.groups, byGroup)];
  const adopted = conditions.every(({ met }) => met);
  const outcome = !quorums.every(({ met }) => met)
    ? 'no-quorum'
    : adopted
      ? 'adopted'
      : 'not-adopted';
  return {
    outcome,
    adopted: outcome === 'adopted' ? [option] : [],
    tied: [],
    quorum: quorum?.figures ?? null,
    reasons: [...quorums, ...conditions],
  };
}
