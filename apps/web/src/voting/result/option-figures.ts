import type { Count, PollView } from '#libs/voting';
import { drawn } from './exact';
import { standOf } from './support';
import type { Telling } from './telling';

/** What a count says of an option: how long its bar is (0 to 1, null where nothing was said), and in words. */
export interface OptionFigure {
  readonly share: number | null;
  readonly words: string;
  /** the same in a cell of a table */
  readonly short: string;
}

const nothing: OptionFigure = { share: null, words: '–', short: '–' };

type Read = (telling: Telling, poll: PollView, count: Count, option: string) => OptionFigure;

const part = (n: number, of: number): number | null => (of === 0 ? null : n / of);

const dots: Read = ({ t, numbers }, { tally }, count, option) => {
  const given = drawn(count.scores?.[option]) ?? 0;
  const all = Object.values(count.scores ?? {}).reduce<number>((n, each) => n + drawn(each)!, 0);
  // beside others the longest bar is that of the first; within a group, its share of the group's dots
  const most = Math.max(0, ...Object.values(count.scores ?? {}).map((each) => drawn(each)!));
  return {
    share: part(given, count === tally ? most : all),
    words: t('result.dots', { count: given }),
    short: numbers.number(given),
  };
};

const approval: Read = ({ t, numbers }, poll, count, option) => {
  const { yes, of } = standOf(poll, count, option, 0)!;
  const share = numbers.share(yes, of);
  return of === 0
    ? nothing
    : { share: yes / of, words: t('result.approvals', { yes, count: of, share }), short: share };
};

const score: Read = ({ t, numbers }, { rule }, count, option) => {
  const [least, most] = (rule as { readonly scale: readonly [number, number] }).scale;
  const mean = drawn(count.scores?.[option]);
  if (mean === null) return nothing;
  const opinions = count.counts?.[option] ?? 0;
  return {
    share: (mean - least) / (most - least),
    words: t('result.mean', { mean: numbers.number(mean), most, count: opinions }),
    short: numbers.number(mean),
  };
};

const borda: Read = ({ t, numbers }, { options }, count, option) => {
  const points = drawn(count.scores?.[option]) ?? 0;
  return {
    share: part(points, (options.length - 1) * count.cast),
    words: t('result.points', { count: points, points: numbers.number(points) }),
    short: numbers.number(points),
  };
};

const ranksAgainstDefault = ({ rule }: PollView): boolean =>
  (rule as { readonly default?: string }).default !== undefined;

/** Schulze has no figure of its own but an option's place, and what stands above the default where there is one. */
const schulze: Read = ({ t, numbers }, poll, count, option) => {
  const stand = standOf(poll, count, option, 0);
  if (stand)
    return {
      share: part(stand.yes, count.cast),
      words: t('result.overDefault', { yes: stand.yes, no: stand.no }),
      short: numbers.share(stand.yes, count.cast),
    };
  if (ranksAgainstDefault(poll)) return { ...nothing, words: '' };
  const order = count.order ?? [];
  const rank = order.findIndex((tied) => tied.includes(option));
  if (rank < 0 || count.cast === 0) return nothing;
  const place = 1 + order.slice(0, rank).reduce((before, tied) => before + tied.length, 0);
  const { length: n } = poll.options;
  return {
    share: n < 2 ? 1 : (n - place) / (n - 1),
    words: '',
    short: t('result.placeShort', { place }),
  };
};

const readers = { dots, approval, score, borda, schulze } as const;

export const figureOf: Read = (telling, poll, count, option) =>
  readers[poll.method as keyof typeof readers](telling, poll, count, option);
