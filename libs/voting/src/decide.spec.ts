import fc from 'fast-check';
import type { Ballot, Elector } from './aggregates.js';
import { readsChoice, tally } from './decide.js';
import type { Poll } from './poll.js';
import { dotsRule } from './methods/dots.js';
import { adoptionRule, type AdoptionRule } from './methods/yes-no-abstain.js';

const adoption = (rule: object): Poll => ({
  method: 'yes-no-abstain',
  options: [{ id: 'text', label: 'The text' }],
  rule: adoptionRule.parse(rule),
});

/** An electorate of so many yes, no, abstaining and absent voters per group; the group `''` is no group. */
const votes = (
  cells: Record<string, [yes: number, no: number, abstain: number, absent: number]>,
) => {
  const electorate: Elector[] = [];
  const ballots: Ballot[] = [];
  for (const [group, counts] of Object.entries(cells))
    counts.forEach((n, i) => {
      for (let k = 0; k < n; k++) {
        const voter = `${group}-${i}-${k}`;
        electorate.push({ voter, ...(group && { group }), present: i < 3 });
        if (i < 3) ballots.push({ voter, choice: ['yes', 'no', 'abstain'][i] });
      }
    });
  return [electorate, ballots] as const;
};

const outcome = (rule: object, cells: Parameters<typeof votes>[0]) =>
  tally(adoption(rule), ...votes(cells)).decision.outcome;

describe('adoption', () => {
  // A/RES/65/104 (UN press release GA/11035), by M49 region; the last cell is a State without a region
  const resolution65104 = {
    Africa: [43, 0, 2, 0],
    Americas: [29, 1, 1, 0],
    Asia: [46, 1, 0, 0],
    Europe: [42, 0, 0, 0],
    Oceania: [8, 4, 0, 0],
    '': [1, 0, 0, 0],
  } satisfies Parameters<typeof votes>[0];

  it('counts General Assembly resolution 65/104 as published: 169 to 6, with 3 abstentions', () => {
    const { tally: counted, decision } = tally(
      adoption({ groups: 'no-group-opposed' }),
      ...votes(resolution65104),
    );
    expect(counted.counts).toEqual({ yes: 169, no: 6, abstain: 3 });
    expect(Object.keys(counted.byGroup)).toHaveLength(5);
    expect(decision).toMatchObject({ outcome: 'adopted', adopted: ['text'], quorum: null });
  });

  const four = (yes: number, no: number, abstain = 0, absent = 0) => ({
    hq: [yes, no, abstain, absent] as [number, number, number, number],
  });

  it.each<[string, object, ReturnType<typeof four>, string]>([
    ['a tie does not adopt', {}, four(5, 5), 'not-adopted'],
    ['one more does', {}, four(6, 5), 'adopted'],
    ['nobody adopts nothing', {}, four(0, 0, 0, 3), 'not-adopted'],
    ['abstainers are not in the base', {}, four(2, 1, 90), 'adopted'],
    ['unless the base is cast', { base: 'cast' }, four(2, 1, 90), 'not-adopted'],
    [
      'half of those present is not a majority of them',
      { base: 'present' },
      four(5, 1, 4),
      'not-adopted',
    ],
    ['the electorate includes the absent', { base: 'electorate' }, four(5, 0, 0, 5), 'not-adopted'],
    [
      'absolute looks at the electorate',
      { threshold: 'absolute' },
      four(5, 0, 0, 5),
      'not-adopted',
    ],
    ['absolute, one more', { threshold: 'absolute' }, four(6, 0, 0, 5), 'adopted'],
    ['two thirds at equality', { threshold: '2/3' }, four(4, 2), 'adopted'],
    ['two thirds just missed', { threshold: '2/3' }, four(65, 33), 'not-adopted'],
    ['a fraction at 0–0 fails', { threshold: '1/2' }, four(0, 0, 4), 'not-adopted'],
    ['a fraction needs yes above no', { threshold: '1/2' }, four(3, 3), 'not-adopted'],
    ['quorum of a half at equality', { quorum: '1/2' }, four(2, 0, 1, 3), 'adopted'],
    ['quorum of a half missed', { quorum: '1/2' }, four(2, 0, 1, 4), 'no-quorum'],
    ['quorum as a number, blank ballots included', { quorum: 3 }, four(2, 0, 1, 9), 'adopted'],
    ['quorum as a decimal', { quorum: '3.0001' }, four(2, 0, 1, 9), 'no-quorum'],
  ])('%s', (_, rule, cells, expected) => expect(outcome(rule, cells)).toBe(expected));

  it('says what the quorum needs, exactly', () => {
    const { decision } = tally(adoption({ quorum: '1/2' }), ...votes(four(2, 0, 1, 4)));
    expect(decision.quorum).toEqual({ needed: '7/2', present: 3, met: false });
  });
});

describe('groups', () => {
  const hq = (yes: number, no: number, absent = 0): [number, number, number, number] => [
    yes,
    no,
    0,
    absent,
  ];

  it.each<[string, AdoptionRule['groups'], Parameters<typeof votes>[0], string]>([
    ['a tied group is not opposed', 'no-group-opposed', { a: hq(9, 0), b: hq(2, 2) }, 'adopted'],
    ['an opposed group stops it', 'no-group-opposed', { a: hq(90, 0), b: hq(2, 3) }, 'not-adopted'],
    [
      'a silent group is not opposed',
      'no-group-opposed',
      { a: hq(9, 0), b: hq(0, 0, 4) },
      'adopted',
    ],
    ['every group must be for it', 'every-group', { a: hq(9, 0), b: hq(2, 2) }, 'not-adopted'],
    ['a silent group is not for it', 'every-group', { a: hq(9, 0), b: hq(0, 0, 4) }, 'not-adopted'],
    [
      'half of the groups is no majority',
      'majority-of-groups',
      { a: hq(9, 0), b: hq(1, 1) },
      'not-adopted',
    ],
    [
      'two of three are',
      'majority-of-groups',
      { a: hq(9, 0), b: hq(1, 0), c: hq(0, 1) },
      'adopted',
    ],
    [
      'who has no group counts in the totals alone',
      'every-group',
      { a: hq(1, 0), '': hq(0, 1) },
      'not-adopted',
    ],
  ])('%s', (_, groups, cells, expected) => expect(outcome({ groups }, cells)).toBe(expected));

  it('yields no quorum, never a pass, where one group stays below its own', () => {
    expect(outcome({ groupQuorum: '1/2' }, { a: hq(9, 0), b: hq(1, 0, 2) })).toBe('no-quorum');
    expect(outcome({ groupQuorum: '1/2' }, { a: hq(9, 0), b: hq(1, 0, 1) })).toBe('adopted');
  });
});

describe('dots', () => {
  const poll = (rule: object): Poll => ({
    method: 'dots',
    options: ['x', 'y', 'z'].map((id) => ({ id, label: id })),
    rule: dotsRule.parse(rule),
  });
  const cast = (...choices: object[]) =>
    [
      choices.map((_, i) => ({ voter: `v${i}`, group: 'a' })),
      choices.map((choice, i) => ({ voter: `v${i}`, choice })),
    ] as const;

  it('orders by the sum of dots, ties together', () => {
    const { tally: counted, decision } = tally(
      poll({ dots: 5 }),
      ...cast({ x: 2, z: 3 }, { x: 2, y: 1 }, {}),
    );
    expect(counted).toMatchObject({
      cast: 3,
      scores: { x: 4, y: 1, z: 3 },
      order: [['x'], ['z'], ['y']],
    });
    expect(decision).toMatchObject({ outcome: 'ordered', adopted: [] });
  });

  it('selects none of those that tie across the cut', () => {
    const { decision } = tally(poll({ dots: 5, seats: 2 }), ...cast({ x: 3, y: 1, z: 1 }));
    expect(decision).toMatchObject({ outcome: 'tie', adopted: ['x'], tied: ['y', 'z'] });
  });

  it.each([
    ['more dots than the budget', { x: 3, y: 3 }, 'choice'],
    ['more on one option than the cap', { x: 5 }, 'choice.x'],
    ['an option that is not there', { w: 1 }, 'choice.w'],
    ['a name of the prototype', JSON.parse('{"__proto__": 1}') as object, 'choice.__proto__'],
    ['half a dot', { x: 0.5 }, 'choice.x'],
    ['a list', [1], 'choice'],
    ['a word', 'yes', 'choice'],
  ])('refuses %s', (_, choice, at) => {
    expect(() => readsChoice(poll({ dots: 5, perOption: 4 }))(choice)).toThrow(
      expect.objectContaining({ at }),
    );
  });
});

describe('thresholds', () => {
  const figures = fc.record({
    yes: fc.nat(40),
    no: fc.nat(40),
    abstain: fc.nat(10),
    absent: fc.nat(10),
  });
  const bases = ['yes-no', 'cast', 'electorate'] as const;

  it('are exact wherever the votes lie', () => {
    const fraction = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(figures, fraction, fc.constantFrom(...bases), (votesOf, [p, q], base) => {
        const { yes, no, abstain, absent } = votesOf;
        const cells = { a: [yes, no, abstain, absent] as [number, number, number, number] };
        const cast = yes + no + abstain;
        const of = { 'yes-no': yes + no, cast, electorate: cast + absent }[base];
        const adopts = (threshold: string) => outcome({ threshold, base }, cells) === 'adopted';
        expect(adopts('simple')).toBe(2 * yes > of);
        expect(adopts('absolute')).toBe(2 * yes > cast + absent);
        expect(adopts(`${p}/${q}`)).toBe(q * yes >= p * of && yes > no);
      }),
      { numRuns: 300 },
    );
  });

  it('are kept to the thirtieth digit', () => {
    const [third, more] = ['1'.padEnd(30, '0'), `1${'0'.repeat(28)}1`];
    const of = `3${'0'.repeat(29)}`;
    const cells = { a: [1, 0, 2, 0] } satisfies Parameters<typeof votes>[0];
    expect(outcome({ threshold: `${third}/${of}`, base: 'cast' }, cells)).toBe('adopted');
    expect(outcome({ threshold: `${more}/${of}`, base: 'cast' }, cells)).toBe('not-adopted');
  });
});

describe('a tally', () => {
  it('does not depend on the order of ballots or of electors', () => {
    const cell = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(cell, cell, fc.integer(), (a, b, seed) => {
        const [electorate, ballots] = votes({ a, b });
        const turned = <T>(list: readonly T[]) => {
          const cut = Math.abs(seed) % (list.length + 1);
          return [...list.slice(cut), ...list.slice(0, cut)].reverse();
        };
        const poll = adoption({ groups: 'no-group-opposed', quorum: '1/3' });
        const once = tally(poll, electorate, ballots);
        const again = tally(poll, turned(electorate), turned(ballots));
        expect(again.tally).toEqual(once.tally);
        expect(again.decision.outcome).toBe(once.decision.outcome);
      }),
    );
  });

  it('adopts what everybody is for, by every rule', () => {
    const rules = fc.record({
      base: fc.constantFrom('yes-no', 'cast', 'present', 'electorate'),
      threshold: fc.constantFrom('simple', 'absolute', '2/3', '1/1'),
      groups: fc.constantFrom('none', 'no-group-opposed', 'every-group', 'majority-of-groups'),
      quorum: fc.constantFrom('1/1', 1),
    });
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 9 }), (rule, n) =>
        expect(outcome(rule, { a: [n, 0, 0, 0], b: [1, 0, 0, 0] })).toBe('adopted'),
      ),
    );
  });

  it.each([
    ['a voter twice in the electorate', [{ voter: 'a' }, { voter: 'a' }], [], 'electorate[1]'],
    ['a voter with two ballots', [{ voter: 'a' }], ['a', 'a'], 'ballots[1].voter'],
    ['a stranger', [{ voter: 'a' }], ['b'], 'ballots[0].voter'],
  ])('refuses %s', (_, electorate, voters, at) => {
    const ballots = voters.map((voter) => ({ voter, choice: 'yes' }));
    expect(() => tally(adoption({}), electorate, ballots)).toThrow(expect.objectContaining({ at }));
  });
});

describe('a rule', () => {
  it.each([
    { seats: 2 },
    { threshold: '3/2' },
    { threshold: '0/1' },
    { quorum: 0 },
    { quorum: '0.5' },
    { base: 'all' },
  ])('refuses %j for an adoption', (rule) =>
    expect(adoptionRule.safeParse(rule).success).toBe(false),
  );
  it.each([{ dots: 5, threshold: 'simple' }, { dots: 5, perOption: 6 }, { dots: 0 }, {}])(
    'refuses %j for dots',
    (rule) => expect(dotsRule.safeParse(rule).success).toBe(false),
  );
});
