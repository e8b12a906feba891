import type { Quorums } from './adoption.js';
import { judgeQuorums } from './adoption.js';
import type { Decision, Reason } from './decision.js';
import type { Counted } from './methods/method.js';
import { selectTop } from './ranking.js';

/**
 * Decides where a method only orders: with `seats` the options at the top are selected, and where a tie lies across the
 * cut those strictly above it. A tie is left to a ruling of the chair or to a run-off.
 */
export function decideOrder(
  order: readonly (readonly string[])[],
  rule: Quorums & { readonly seats?: number | undefined },
  counted: Counted,
  because: readonly Reason[] = [],
): Decision {
  const quorums = judgeQuorums(rule, counted);
  const { selected, tied } = quorums.met ? selectTop(order, rule.seats) : nothing;
  const cut: Reason[] =
    rule.seats !== undefined && quorums.met
      ? [{ kind: 'cut', seats: rule.seats, met: tied.length === 0 }]
      : [];
  return {
    outcome: !quorums.met ? 'no-quorum' : tied.length > 0 ? 'tie' : 'ordered',
    adopted: selected,
    tied,
    dropped: [],
    quorum: quorums.figures,
    reasons: [...quorums.reasons, ...cut, ...because],
  };
}

const nothing = { selected: [], tied: [] };
