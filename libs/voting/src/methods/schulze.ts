import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { judgeQuorums } from '../adoption.js';
import type { Sums } from '../sums.js';
import type { Decision, Reason } from '../decision.js';
import { inside, item, refuse } from '../place.js';
import type { PollOption, PollWith } from '../poll.js';
import { selectTop } from '../ranking.js';
import { groupCondition, properFraction, quorum, ratioText, seats } from '../rule.js';
import { decideOrder } from '../selection.js';
import type { Counted, Method, Support } from './method.js';
import { judgeOptions } from '../ranked-adoption.js';
import { readsRanking, unranked, type Ranking } from '../choices/ranking.js';
import { ranksByPaths, strongestPaths } from '../strongest-paths.js';

const defaultOnly = ['majorities', 'groups', 'groupQuorum'] as const;

/** Ratios by option, kept as they came: an id may be a name that a copied object would lose, such as `__proto__`. */
const majorities = z
  .unknown()
  .superRefine((value, context) => {
    const refuseAt = (message: string, ...path: string[]) =>
      context.addIssue({ code: 'custom', path, message });
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuseAt('an object of ratios "p/q" by option');
    for (const [option, asked] of Object.entries(value)) {
      const checked = ratioText.safeParse(asked);
      if (!checked.success) refuseAt(checked.error.issues[0]!.message, option);
    }
  })
  .meta({
    type: 'object',
    additionalProperties: { type: 'string', pattern: String.raw`^\d{1,30}/\d{1,30}$` },
  }) as z.ZodType<Readonly<Record<string, string>>>;

const schulzeRule = z
  .strictObject({
    unranked: z.enum(['last', 'no-opinion']).default('last'),
    quorum: quorum.optional(),
    seats: seats.optional(),
    default: z.string().optional(),
    majorities: majorities.optional(),
    groups: groupCondition.optional(),
    groupQuorum: properFraction.optional(),
  })
  .superRefine((rule, context) => {
    for (const field of defaultOnly)
      if (rule.default === undefined && rule[field] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: 'only used with a default, the option that means "none of these"',
        });
  });
type SchulzeRule = z.infer<typeof schulzeRule>;
type SchulzePoll = PollWith<SchulzeRule>;

const checkNames = ({ options, rule }: SchulzePoll): void => {
  const known = new Set(options.map(({ id }) => id));
  if (rule.default !== undefined && !known.has(rule.default))
    refuse('There is no such option.', 'rule.default');
  for (const option of Object.keys(rule.majorities ?? {}))
    if (!known.has(option) || option === rule.default)
      refuse(
        'A majority is asked of an option other than the default.',
        inside('rule.majorities', option),
      );
};

/** Counts, for each pair, the ballots that rank the first above the second. */
const countPairs = (rankings: readonly Ranking[], n: number, isOpinion: boolean): number[] => {
  const pairwise = new Int32Array(n * n);
  for (const ranking of rankings)
    for (let i = 0; i < n; i++) {
      const rank = ranking[i]!;
      if (rank === unranked) continue;
      for (let j = 0; j < n; j++) {
        const other = ranking[j]!;
        if (rank < other && (isOpinion || other !== unranked)) pairwise[i * n + j]! += 1;
      }
    }
  return Array.from(pairwise);
};

const places = ({ options }: SchulzePoll): ReadonlyMap<string, number> =>
  new Map(options.map(({ id }, i) => [id, i]));

const supportAgainst = (poll: SchulzePoll, other: string) => {
  const [n, at] = [poll.options.length, places(poll)];
  return ({ cast, pairwise }: Aggregate, option: string): Support => {
    const [mine, theirs] = [at.get(option)!, at.get(other)!];
    return { yes: pairwise![mine * n + theirs]!, no: pairwise![theirs * n + mine]!, of: cast };
  };
};

/** The options that are not dropped, with their paths to each other. */
const pathsAmong = ({ pairwise }: Sums, { options }: SchulzePoll, dropped: ReadonlySet<string>) => {
  const all = options.length;
  const kept = options.flatMap(({ id }, i) => (dropped.has(id) ? [] : [{ id, i }]));
  const among = kept.flatMap(({ i }) => kept.map(({ i: j }) => pairwise![i * all + j]!));
  return { ids: kept.map(({ id }) => id), paths: strongestPaths(among, kept.length) };
};

const rank = (aggregate: Aggregate, poll: SchulzePoll, dropped: ReadonlySet<string>) => {
  const { ids, paths } = pathsAmong(aggregate, poll, dropped);
  const ranks = ranksByPaths(paths, ids.length);
  const order = ranks.map((tied) => tied.map((i) => ids[i]!));
  return { order, reasons: reasonsOf(ranks, paths, ids) };
};

/** For each option below the first rank, one of the rank before it that beats it. */
const reasonsOf = (
  ranks: readonly (readonly number[])[],
  paths: Int32Array,
  ids: readonly string[],
): Reason[] => {
  const strength = (a: number, b: number) => paths[a * ids.length + b]!;
  return ranks.slice(1).flatMap((tied, before) =>
    tied.map((b) => {
      const a = ranks[before]!.find((each) => strength(each, b) > strength(b, each))!;
      const [option, over] = [ids[a]!, ids[b]!];
      return {
        kind: 'path',
        option,
        over,
        strength: strength(a, b),
        back: strength(b, a),
        met: true,
      };
    }),
  );
};

const adoptRanked = (counted: Counted, poll: SchulzePoll, none: string): Decision => {
  const { rule } = poll;
  const groups = judgeQuorums({ groupQuorum: rule.groupQuorum }, counted);
  const others = poll.options.map(({ id }) => id).filter((id) => id !== none);
  const judged = judgeOptions(others, rule, counted, supportAgainst(poll, none));
  const ranking = rank(counted.total, poll, new Set(judged.dropped.map(({ option }) => option)));
  const order = ranking.order.map((tied) => tied.filter((id) => id !== none));
  const { selected, tied } = groups.met
    ? selectTop(order, rule.seats ?? 1)
    : { selected: [], tied: [] };
  const won = tied.length > 0 ? 'tie' : selected.length > 0 ? 'adopted' : 'not-adopted';
  return {
    outcome: groups.met ? won : 'no-quorum',
    adopted: selected,
    tied,
    dropped: judged.dropped,
    quorum: judgeQuorums({ quorum: rule.quorum }, counted).figures,
    reasons: [...groups.reasons, ...judged.reasons, ...ranking.reasons],
  };
};

/** How many rank an option above each other one. */
function rowOf(pairwise: readonly number[], i: number, options: readonly PollOption[]) {
  const row: [string, number][] = [];
  for (const [j, { id }] of options.entries())
    if (i !== j) row.push([id, pairwise[i * options.length + j]!]);
  return row;
}

/**
 * The Schulze method (M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", 2011) with winning votes: strengths are compared by them alone, and equal ones stay
 * equal, so that what does not beat each other shares a rank; nothing breaks a tie. With a default it adopts, as in
 * Debian's constitution (A.6): options that miss the quorum, their majority over the default or the groups' condition
 * are dropped before the rest are ordered, and the first is adopted, or as many as there are seats.
 */
export const schulze: Method<SchulzeRule, Ranking> = {
  rule: schulzeRule,
  choice: z.array(z.array(z.string()).min(1)),
  options: { least: 1, most: 500 },
  check: checkNames,
  reads: ({ options }) => readsRanking(options),
  longest: ({ options }) => options.map(({ id }) => [id]),

  count: (rankings, { options, rule }) => ({
    pairwise: countPairs(rankings, options.length, rule.unranked === 'last'),
  }),

  flawOf({ cast, pairwise }, { options: { length: n } }) {
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        const ranked = pairwise![i * n + j]! + pairwise![j * n + i]!;
        if (ranked > (i === j ? 0 : cast)) return item('pairwise', i * n + j);
      }
    return null;
  },

  publish: ({ pairwise }, { options }) => ({
    pairwise: Object.fromEntries(
      options.map(({ id }, i) => [id, Object.fromEntries(rowOf(pairwise!, i, options))]),
    ),
  }),

  order: (aggregate, poll, dropped) => rank(aggregate, poll, dropped).order,

  support: (aggregate, option, poll) =>
    poll.rule.default === undefined || poll.rule.default === option
      ? null
      : supportAgainst(poll, poll.rule.default)(aggregate, option),

  decide: (counted, poll) =>
    poll.rule.default === undefined
      ? decideRanking(counted, poll)
      : adoptRanked(counted, poll, poll.rule.default),
};

const decideRanking = (counted: Counted, poll: SchulzePoll): Decision => {
  const { order, reasons } = rank(counted.total, poll, new Set());
  return decideOrder(order, poll.rule, counted, reasons);
};
