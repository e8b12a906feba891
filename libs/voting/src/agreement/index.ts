import type { Aggregates, Cell } from '../aggregates.js';
import type { Counted } from '../methods/method.js';
import { methodOf } from '../methods/index.js';
import type { Poll } from '../poll.js';
import { showRational } from '../rational.js';
import { disagreement, type Disagreement } from './disagreement.js';
import { groupInformedConsensus, type GroupInformedConsensus } from './group-informed-consensus.js';
import { groupSupport, type GroupSupport } from './group-support.js';
import { polarization, type Distribution } from './polarization.js';

/** How far voters and their groups stand together on one option. */
export interface OptionAgreement {
  /** by group; in a secret poll only of groups with a cell of their own */
  readonly support: Readonly<Record<string, GroupSupport>>;
  /** null where there are no groups, or some of them are pooled */
  readonly groupInformedConsensus: GroupInformedConsensus | null;
  /** 0…1, for methods with a scale; null where nobody gave a number */
  readonly polarization?: string | null;
  readonly disagreement?: Disagreement | null;
}

/** By option; an option of which choices say neither for nor against has none. */
export type Agreement = Readonly<Record<string, OptionAgreement>>;

const distributionOf = ({ distribution, counts }: Cell, option: string): Distribution =>
  distribution?.get(option) ?? new Map([...(counts ?? [])].map(([value, n]) => [Number(value), n]));

const measureScale = (poll: Poll, total: Cell, option: string) => {
  const scale = methodOf(poll.method).scale?.(poll);
  if (!scale) return {};
  const distribution = distributionOf(total, option);
  const polarized = polarization(distribution, scale);
  return {
    polarization: polarized && showRational(polarized),
    disagreement: disagreement(distribution, scale),
  };
};

/** Measures how far the groups stand together on each option. */
export function measureAgreement(
  poll: Poll,
  { total, byGroup }: Counted,
  { cells }: Aggregates,
): Agreement {
  const method = methodOf(poll.method);
  const isWhole = cells.every(({ groups }) => groups.length < 2);
  const measured = poll.options
    .filter(({ id }) => method.support(total, id, poll) !== null)
    .map(({ id }) => {
      const supports = groupSupport(byGroup, (cell) => method.support(cell, id, poll)!);
      const option: OptionAgreement = {
        support: Object.fromEntries(supports),
        groupInformedConsensus: isWhole ? groupInformedConsensus([...supports.values()]) : null,
        ...measureScale(poll, total, id),
      };
      return [id, option] as const;
    });
  return Object.fromEntries(measured);
}
