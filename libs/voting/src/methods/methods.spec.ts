import { count, type Pile } from '../count.stories.js';

type Groups = Readonly<Record<string, readonly Pile[]>>;

const outcomeOf = (method: string, rule: object, piles: readonly Pile[], groups: Groups = {}) =>
  count({ method, options: ['text'], rule, piles, groups }).decision.outcome;

describe('consent', () => {
  it.each<[string, object, Pile[], string]>([
    ['nobody votes', {}, [[undefined, 5]], 'not-adopted'],
    [
      'one fist blocks',
      {},
      [
        [5, 99],
        [0, 1],
      ],
      'not-adopted',
    ],
    [
      'reservations do not',
      {},
      [
        [5, 1],
        [1, 9],
      ],
      'adopted',
    ],
    [
      'but strictly they do',
      { strict: true },
      [
        [5, 9],
        [2, 1],
      ],
      'not-adopted',
    ],
    ['three fingers are enough, strictly', { strict: true }, [[3, 2]], 'adopted'],
    [
      'the quorum is missed',
      { quorum: '1/2' },
      [
        [5, 2],
        [undefined, 3],
      ],
      'no-quorum',
    ],
  ])('%s', (_, rule, piles, expected) => expect(outcomeOf('consent', rule, piles)).toBe(expected));

  it('counts three fingers and more as for, fewer as against, where groups are asked', () => {
    const groups: Groups = {
      a: [
        [3, 2],
        [2, 1],
      ],
      b: [
        [2, 2],
        [4, 1],
      ],
    };
    expect(outcomeOf('consent', { groups: 'no-group-opposed' }, [], groups)).toBe('not-adopted');
    expect(outcomeOf('consent', { groups: 'none' }, [], groups)).toBe('adopted');
    const { decision } = count({
      method: 'consent',
      options: ['text'],
      rule: { groups: 'every-group' },
      groups,
    });
    expect(decision.reasons).toEqual([
      { kind: 'consent', least: 1, below: 0, cast: 6, met: true },
      { kind: 'group', condition: 'every-group', group: 'a', yes: 2, no: 1, met: true },
      { kind: 'group', condition: 'every-group', group: 'b', yes: 1, no: 2, met: false },
    ]);
  });
});

describe('no-objection', () => {
  it.each<[string, object, Pile[], string]>([
    ['silence adopts', {}, [[undefined, 5]], 'adopted'],
    [
      'one objection stops it',
      {},
      [
        [undefined, 50],
        ['object', 1],
      ],
      'not-adopted',
    ],
    ['who stands aside hinders nothing', {}, [['stand-aside', 5]], 'adopted'],
    [
      'a quorum asks for answers',
      { quorum: 2 },
      [
        ['stand-aside', 1],
        [undefined, 9],
      ],
      'no-quorum',
    ],
  ])('%s', (_, rule, piles, expected) =>
    expect(outcomeOf('no-objection', rule, piles)).toBe(expected),
  );
});

describe('approval', () => {
  const approve = (rule: object, piles: readonly Pile[], groups: Groups = {}) =>
    count({ method: 'approval', options: ['x', 'y', 'z'], rule, piles, groups });

  it('judges each option by the threshold: not to approve is to be against', () => {
    const { tally, decision } = approve({}, [
      [['x', 'y'], 2],
      [['y'], 1],
      [[], 1],
    ]);
    expect(tally).toMatchObject({ counts: { x: 2, y: 3, z: 0 }, order: [['y'], ['x'], ['z']] });
    expect(decision).toMatchObject({ outcome: 'adopted', adopted: ['y'] });
    expect(decision.reasons[1]).toEqual({
      kind: 'threshold',
      option: 'x',
      threshold: 'simple',
      base: 'cast',
      of: 4,
      yes: 2,
      no: 2,
      met: false,
    });
  });

  it.each([
    [{ base: 'electorate' }, []],
    [{ threshold: 'absolute' }, []],
    [{ threshold: '1/2' }, ['y', 'x']],
    [{ threshold: '3/5' }, ['y', 'x']],
    [{ threshold: '601/1000' }, ['y']],
    [{ threshold: '1/1' }, []],
  ])('by the rule %j adopts %j', (rule, adopted) => {
    const piles: Pile[] = [
      [['x', 'y'], 3],
      [['y'], 1],
      [[], 1],
      [undefined, 5],
    ];
    expect(approve(rule, piles).decision.adopted).toEqual(adopted);
  });

  it('asks each group about each option', () => {
    const groups: Groups = {
      a: [[['x', 'y'], 3]],
      b: [
        [['y'], 1],
        [[], 1],
      ],
    };
    const adopted = (condition: string) =>
      approve({ groups: condition }, [], groups).decision.adopted;
    expect(adopted('none')).toEqual(['y', 'x']);
    expect(adopted('no-group-opposed')).toEqual(['y']);
    expect(adopted('every-group')).toEqual([]);
    expect(adopted('majority-of-groups')).toEqual([]);
  });

  // PEP 8100, January 2019: 69 of 96 voted
  it('elects the steering council of Python of 2019', () => {
    const votes = {
      'van Rossum': 45,
      Cannon: 44,
      Willing: 33,
      Warsaw: 31,
      Coghlan: 25,
      Peterson: 22,
    };
    const ballot = (i: number) =>
      Object.entries(votes).flatMap(([name, n]) => (i < n ? [name] : []));
    const { decision } = count({
      method: 'approval',
      options: Object.keys(votes).toReversed(),
      rule: { seats: 5 },
      piles: [...Array.from({ length: 69 }, (_, i): Pile => [ballot(i), 1]), [undefined, 27]],
    });
    expect(decision).toMatchObject({
      outcome: 'ordered',
      adopted: ['van Rossum', 'Cannon', 'Willing', 'Warsaw', 'Coghlan'],
      tied: [],
      reasons: [{ kind: 'cut', seats: 5, met: true }],
    });
  });
});

describe('score', () => {
  const score = (rule: object, piles: readonly Pile[]) =>
    count({ method: 'score', options: ['x', 'y', 'z'], rule, piles });

  it('orders by the mean of opinions; who has none does not lower it', () => {
    const { tally } = score({}, [
      [{ x: 5 }, 1],
      [{ y: 4, x: 4 }, 2],
      [{}, 3],
    ]);
    expect(tally).toMatchObject({
      cast: 6,
      counts: { x: 3, y: 2, z: 0 },
      scores: { x: '13/3', y: '4' },
      distribution: { x: { 4: 2, 5: 1 }, y: { 4: 2 }, z: {} },
      order: [['x'], ['y'], ['z']],
    });
  });

  it('leaves equal means equal, however many gave them', () => {
    const piles: Pile[] = [
      [{ x: 1, y: 2 }, 1],
      [{ x: 2 }, 1],
      [{ x: 3 }, 1],
    ];
    const { tally, decision } = score({ seats: 1 }, piles);
    expect(tally.order).toEqual([['x', 'y'], ['z']]);
    expect(decision).toMatchObject({ outcome: 'tie', adopted: [], tied: ['x', 'y'] });
  });

  it('takes negative scores, and the middle of the scale as neither for nor against', () => {
    const { tally, agreement } = score({ scale: [-1, 1] }, [
      [{ x: 1 }, 2],
      [{ x: 0 }, 1],
      [{ x: -1 }, 4],
    ]);
    expect(tally.scores!['x']).toBe('-2/7');
    expect(agreement['x']!.groupInformedConsensus).toBeNull();
    const grouped = count({
      method: 'score',
      options: ['x'],
      rule: { scale: [-1, 1] },
      groups: {
        a: [
          [{ x: 1 }, 2],
          [{ x: 0 }, 1],
          [{ x: -1 }, 4],
          [{}, 3],
        ],
      },
    });
    expect(grouped.agreement['x']!.support['a']).toEqual({ yes: 2, no: 4, of: 7, share: '2/7' });
  });
});

describe('Borda', () => {
  it('shares the average of tied places, and of those left out', () => {
    const { tally } = count({
      method: 'borda',
      options: ['a', 'b', 'c', 'd'],
      piles: [
        [[['a'], ['b', 'c']], 1],
        [[['d']], 1],
        [[], 1],
      ],
    });
    expect(tally.scores).toEqual({ a: '11/2', b: '4', c: '4', d: '9/2' });
    expect(tally.order).toEqual([['a'], ['d'], ['b', 'c']]);
  });
});

describe('Schulze with a default', () => {
  const adopt = (rule: object, piles: readonly Pile[], groups: Groups = {}) =>
    count({
      method: 'schulze',
      options: ['a', 'b', 'none'],
      rule: { default: 'none', ...rule },
      piles,
      groups,
    });
  const overNone: Pile[] = [
    [[['a'], ['none']], 6],
    [[['none'], ['a']], 2],
    [[['b'], ['none']], 1],
  ];

  it.each([
    ['3/1', ['a']],
    ['2/1', ['a']],
    ['301/100', []],
  ])('takes the ratio %s at equality', (ratio, adopted) => {
    const piles: Pile[] = [
      [[['a'], ['none']], 6],
      [[['none'], ['a']], 2],
    ];
    expect(adopt({ majorities: { a: ratio } }, piles).decision.adopted).toEqual(adopted);
  });

  it('drops what ties with the default', () => {
    const { decision } = adopt({}, [
      [[['a'], ['none']], 2],
      [[['none'], ['a']], 2],
    ]);
    expect(decision.dropped[0]).toEqual({
      option: 'a',
      reason: { kind: 'majority', option: 'a', ratio: '1', yes: 2, no: 2, met: false },
    });
  });

  it.each([
    [6, ['a']],
    ['6.0', ['a']],
    ['6.01', []],
    ['2/3', ['a']],
    ['667/1000', []],
  ])('takes the quorum %s for each option, at equality', (quorum, adopted) => {
    const { decision } = adopt({ quorum }, overNone);
    expect(decision.adopted).toEqual(adopted);
    expect(decision.outcome).toBe(adopted.length > 0 ? 'adopted' : 'not-adopted');
  });

  it('drops an option by which a group is left behind, and adopts another', () => {
    const groups: Groups = {
      hq: [[[['a'], ['b'], ['none']], 9]],
      field: [[[['b'], ['none'], ['a']], 2]],
    };
    expect(adopt({}, [], groups).decision.adopted).toEqual(['a']);
    const { decision } = adopt({ groups: 'no-group-opposed' }, [], groups);
    expect(decision.adopted).toEqual(['b']);
    expect(decision.dropped).toEqual([
      {
        option: 'a',
        reason: {
          kind: 'group',
          option: 'a',
          condition: 'no-group-opposed',
          group: 'field',
          yes: 0,
          no: 2,
          met: false,
        },
      },
    ]);
  });

  it('is no quorum where a group stays below its own', () => {
    const groups: Groups = {
      hq: [[[['a']], 9]],
      field: [
        [[['a']], 1],
        [undefined, 2],
      ],
    };
    expect(adopt({ groupQuorum: '1/3' }, [], groups).decision.outcome).toBe('adopted');
    expect(adopt({ groupQuorum: '2/3' }, [], groups).decision.outcome).toBe('no-quorum');
  });

  it('says for each option below the first which path puts it there', () => {
    const { decision } = adopt({}, [
      [[['a'], ['b'], ['none']], 3],
      [[['b'], ['a'], ['none']], 1],
    ]);
    expect(decision.reasons.filter(({ kind }) => kind === 'path')).toEqual([
      { kind: 'path', option: 'a', over: 'b', strength: 3, back: 0, met: true },
      { kind: 'path', option: 'b', over: 'none', strength: 4, back: 0, met: true },
    ]);
  });
});
