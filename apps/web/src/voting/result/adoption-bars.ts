import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import type { GroupBar, SupportBar } from './support-bars';
import { standOf } from './support';
import { ofKind, type ReasonOf } from './telling';

const lineOf = (threshold: ReasonOf<'threshold'>['threshold']): number => {
  if (threshold === 'simple' || threshold === 'absolute') return 0.5;
  const [p, q] = threshold.split('/').map(Number) as [number, number];
  return p / q;
};

type Asking = { readonly groups?: string };

const asksGroups = ({ rule }: PollView): boolean => ((rule as Asking).groups ?? 'none') !== 'none';

interface Bars {
  readonly overall: SupportBar;
  readonly byGroup: readonly GroupBar[];
  /** which line is drawn: what the rule asks of each group, what it asks of the whole, or none */
  readonly line: 'asked' | 'compared' | null;
}

/**
 * The bars of a poll on one option: that of all over what the threshold divides by; a group's over its votes for and
 * against where the rule asks something of groups, else over the same as that of all.
 */
export function adoptionBars(poll: PollView, groups: readonly NamedView[], option: string): Bars {
  const { tally, turnout, decision, method } = poll;
  const threshold = ofKind(decision!.reasons, 'threshold').find(
    (reason) => reason.option === undefined || reason.option === option,
  );
  const isAsked = asksGroups(poll);
  const whole = threshold ? lineOf(threshold.threshold) : null;
  const line = isAsked ? 0.5 : whole;
  const total = standOf(poll, tally!, option, turnout.of)!;
  const byGroup = groups.flatMap((group): GroupBar[] => {
    const count = tally!.byGroup[group.id];
    if (!count) return [];
    const electors = turnout.byGroup[group.id]?.of ?? count.cast;
    const stand = standOf(poll, count, option, electors)!;
    const ofVotes = isAsked || threshold?.base === 'yes-no';
    const ofElectors = method === 'no-objection' || threshold?.base === 'electorate';
    const of = ofVotes ? stand.yes + stand.no : ofElectors ? electors : stand.of;
    return [{ group, yes: stand.yes, no: stand.no, of, line, isAsked }];
  });
  return {
    overall: {
      yes: total.yes,
      no: total.no,
      of: threshold?.of ?? total.of,
      line: whole,
      isAsked: true,
    },
    byGroup,
    line: line === null ? null : isAsked ? 'asked' : 'compared',
  };
}
