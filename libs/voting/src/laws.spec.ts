import fc from 'fast-check';
import { aggregate } from './aggregates.js';
import { decide, tally, type Result } from './decide.js';
import type { Poll } from './poll.js';
import {
  asRecord,
  groups,
  ids,
  pollOf,
  randomPolls,
  ranking,
  votes,
} from './random-polls.stories.js';

const sortedRanks = ({ tally: counted }: Result) => counted.order?.map((rank) => rank.toSorted());

/** A result but for the order in which equal options, groups and reasons are listed. */
const essence = (result: Result) => ({
  tally: { ...result.tally, order: sortedRanks(result), byGroup: undefined },
  byGroup: Object.fromEntries(
    Object.entries(result.tally.byGroup).map(([group, count]) => [
      group,
      { ...count, order: count.order?.map((rank) => rank.toSorted()) },
    ]),
  ),
  outcome: result.decision.outcome,
  adopted: result.decision.adopted.toSorted(),
  tied: result.decision.tied.toSorted(),
  dropped: result.decision.dropped.map(({ option }) => option).toSorted(),
  agreement: result.agreement,
});

describe.each(randomPolls)('%s', (_, kind) => {
  it('does not depend on the order of voters or ballots', () => {
    fc.assert(
      fc.property(votes(kind), fc.infiniteStream(fc.nat(1000)), (given, random) => {
        const { electorate, ballots } = asRecord(given);
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((item) => [random.next().value as number, item] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, item]) => item);
        const poll = pollOf(kind);
        const once = tally(poll, electorate, ballots);
        const again = tally(poll, shuffled(electorate), shuffled(ballots));
        expect(essence(again)).toEqual(essence(once));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of options', () => {
    fc.assert(
      fc.property(votes(kind), (given) => {
        const { electorate, ballots } = asRecord(given);
        const poll = pollOf(kind);
        const turned = { ...poll, options: poll.options.toReversed() } as Poll;
        expect(essence(tally(turned, electorate, ballots))).toEqual(
          essence(tally(poll, electorate, ballots)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('lets the option win that everybody wants', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...groups), { maxLength: 12 }), (those) => {
        // a majority of groups needs one
        const { electorate, ballots } = asRecord(
          ['hq', ...those].map((group) => [group, kind.first]),
        );
        const { decision } = tally(pollOf(kind), electorate, ballots);
        expect(decision).toMatchObject({ adopted: [kind.options[0]], tied: [] });
        expect(['adopted', 'ordered']).toContain(decision.outcome);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps agreement between 0 and 1, and gives each voter to one cell', () => {
    fc.assert(
      fc.property(votes(kind), (given) => {
        const { electorate, ballots } = asRecord(given);
        const poll = pollOf(kind);
        const aggregates = aggregate(poll, electorate, ballots);
        const sum = (key: 'electors' | 'cast') =>
          aggregates.cells.reduce((total, cell) => total + cell[key], 0);
        expect([sum('electors'), sum('cast')]).toEqual([electorate.length, ballots.length]);
        const { agreement } = decide(poll, aggregates);
        for (const option of Object.values(agreement)) {
          const shares = Object.values(option.support).map(({ share }) => share);
          const consensus = option.groupInformedConsensus;
          const measured = [...shares, consensus?.product, option.polarization];
          for (const value of measured.filter((each) => each != null)) {
            const [p, q = 1n] = value.split('/').map(BigInt) as [bigint, bigint?];
            expect(p >= 0n && p <= q).toBe(true);
          }
          if (consensus) {
            const [p, q = 1] = consensus.product.split('/').map(Number) as [number, number?];
            const n = Object.keys(option.support).length;
            expect(consensus.geometricMean).toBeCloseTo((p / q) ** (1 / n), 5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('Schulze', () => {
  const poll = (options: readonly string[]) =>
    pollOf({ method: 'schulze', options, rule: {}, choice: fc.constant([]), first: [] });

  const orderOf = (options: readonly string[], choices: readonly unknown[]) => {
    const { electorate, ballots } = asRecord(choices.map((choice) => [null, choice]));
    return tally(poll(options), electorate, ballots).tally;
  };

  it('elects who beats each other one', () => {
    fc.assert(
      fc.property(fc.array(ranking(ids), { minLength: 1, maxLength: 15 }), (choices) => {
        const { pairwise, order } = orderOf(ids, choices);
        const beats = (a: string, b: string) => pairwise![a]![b]! > pairwise![b]![a]!;
        const winner = ids.find((a) => ids.every((b) => a === b || beats(a, b)));
        if (winner !== undefined) expect(order![0]).toEqual([winner]);
      }),
      { numRuns: 300 },
    );
  });

  // a clone stands right beside its original on every ballot
  it('is not moved by a clone', () => {
    const options = ['a', 'b', 'c', 'd'];
    const cloned = [...options, 'a2'];
    const withClone = (choice: string[][], isAbove: boolean) =>
      choice.flatMap((tied) =>
        !tied.includes('a')
          ? [tied]
          : tied.length > 1
            ? [[...tied, 'a2']]
            : isAbove
              ? [['a2'], ['a']]
              : [['a'], ['a2']],
      );
    const isFirst = (order: readonly (readonly string[])[], id: string) => order[0]!.includes(id);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ranking(options), fc.boolean()), { minLength: 1, maxLength: 15 }),
        (choices) => {
          const before = orderOf(
            options,
            choices.map(([choice]) => choice),
          ).order!;
          const after = orderOf(
            cloned,
            choices.map(([choice, above]) => withClone(choice, above)),
          ).order!;
          for (const other of ['b', 'c', 'd'])
            expect(isFirst(after, other)).toBe(isFirst(before, other));
          expect(isFirst(after, 'a') || isFirst(after, 'a2')).toBe(isFirst(before, 'a'));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never drops who passes, nor adopts the default', () => {
    fc.assert(
      fc.property(fc.array(ranking(ids), { maxLength: 15 }), (choices) => {
        const { electorate, ballots } = asRecord(choices.map((choice) => [null, choice]));
        const ranked = pollOf({
          method: 'schulze',
          options: ids,
          rule: { default: 'c', majorities: { a: '3/2' }, quorum: 2, seats: 5 },
          choice: fc.constant([]),
          first: [],
        });
        const { tally: counted, decision } = tally(ranked, electorate, ballots);
        const { pairwise } = counted;
        const passes = ids.filter((id) => {
          if (id === 'c') return false;
          const [yes, no] = [pairwise![id]!['c']!, pairwise!['c']![id]!];
          return yes >= 2 && yes > no && (id !== 'a' || 2 * yes >= 3 * no);
        });
        expect(decision.adopted.toSorted()).toEqual(passes.toSorted());
        expect(counted.order!.at(-1)).toEqual(['c']);
      }),
      { numRuns: 200 },
    );
  });
});
