/** A poll file that is not one: what is wrong with it, its text, and a part of the place that a refusal names. */
export interface Malformed {
  readonly what: string;
  readonly text: string;
  readonly at: string;
}

type Json = Readonly<Record<string, unknown>>;

interface Method {
  readonly name: string;
  readonly options: readonly string[];
  readonly rule: Json;
  readonly choice: unknown;
  readonly badChoices: readonly (readonly [what: string, choice: unknown, at: string])[];
  readonly badRules: readonly (readonly [field: string, value: unknown])[];
  readonly unused: readonly string[];
}

const many = ['a', 'b', 'c'];

const notAFraction = ['2/0', '1/2/3', '-1/2', '0.5/1', '1/', '/2', ' 1/2', '1/2 ', '½', ''];
const longDigits = '1'.repeat(31);

const noQuorums = ['0', '0/2', '3/2', '0.9', '1e3', '1.', '.5', '+3', '٣', 'many'];
const tooLong = [`1/${longDigits}`, longDigits, `1.${longDigits}`];

const badQuorums = [...notAFraction, ...noQuorums, ...tooLong, 0, -1, 1.5, true, null, [], {}].map(
  (value): [string, unknown] => ['quorum', value],
);

const badShares = (field: string): [string, unknown][] =>
  [...notAFraction, '3/2', '0/1', `${longDigits}/${longDigits}`, 1, true, null].map((value) => [
    field,
    value,
  ]);

const badGroups: [string, unknown][] = [
  ['groups', 'all'],
  ['groups', null],
  ['groups', 1],
];

const badSeats: [string, unknown][] = [0, -1, 1.5, 501, '2', null].map((value) => ['seats', value]);

/** A value for each field of a rule that is well-formed where the field is used. */
const usual: Json = {
  base: 'cast',
  threshold: 'simple',
  quorum: 1,
  groups: 'none',
  groupQuorum: '1/2',
  default: 'a',
  majorities: { b: '2/1' },
  unranked: 'last',
  seats: 1,
  dots: 5,
  perOption: 2,
  scale: [0, 5],
  strict: true,
  weights: {},
  Threshold: 'simple',
};

const unusedBy = (...used: readonly string[]): string[] =>
  Object.keys(usual).filter((field) => !used.includes(field));

const badWords = (words: readonly string[]): [string, unknown, string][] => [
  ['another word', 'maybe', 'choice'],
  ['a word in capitals', words[0]!.toUpperCase(), 'choice'],
  ['a list', [words[0]], 'choice'],
  ['an object', { text: words[0] }, 'choice'],
  ['nothing', null, 'choice'],
  ['a number', 1, 'choice'],
  ['a name of the prototype', 'constructor', 'choice'],
];

const badRankings: [string, unknown, string][] = [
  ['a flat list', ['a', 'b'], 'choice[0]'],
  ['an option twice', [['a'], ['b', 'a']], 'choice[1][1]'],
  ['a stranger', [['a'], ['z']], 'choice[1][0]'],
  ['an empty rank', [['a'], []], 'choice[1]'],
  ['a number as an option', [[1]], 'choice[0][0]'],
  ['nothing as an option', [[null]], 'choice[0][0]'],
  ['ranks as an object', { a: 1 }, 'choice'],
  ['a word', 'a', 'choice'],
  ['nothing', null, 'choice'],
  ['a rank in a rank', [[['a']]], 'choice[0][0]'],
];

const badNumbers = (most: number): [string, unknown, string][] => [
  ['above the cap', { a: most + 1 }, 'choice.a'],
  ['below zero', { a: -1 }, 'choice.a'],
  ['a half', { a: 0.5 }, 'choice.a'],
  ['a number as text', { a: '1' }, 'choice.a'],
  ['nothing for an option', { a: null }, 'choice.a'],
  ['a stranger', { z: 1 }, 'choice.z'],
  ['a name of the prototype', JSON.parse('{"__proto__": 1}'), 'choice.__proto__'],
  ['a list', [1, 2], 'choice'],
  ['a word', 'a', 'choice'],
  ['nothing', null, 'choice'],
];

const methods: readonly Method[] = [
  {
    name: 'yes-no-abstain',
    options: ['a'],
    rule: {},
    choice: 'yes',
    badChoices: badWords(['yes', 'no', 'abstain']),
    badRules: [
      ['base', 'all'],
      ['base', null],
      ['threshold', 'half'],
      ['threshold', 2],
      ...badShares('threshold'),
      ...badShares('groupQuorum'),
      ...badQuorums,
      ...badGroups,
    ],
    unused: unusedBy('base', 'threshold', 'quorum', 'groups', 'groupQuorum'),
  },
  {
    name: 'consent',
    options: ['a'],
    rule: {},
    choice: 3,
    badChoices: [
      ['six fingers', 6, 'choice'],
      ['fewer than none', -1, 'choice'],
      ['a half', 2.5, 'choice'],
      ['a number as text', '3', 'choice'],
      ['a list', [3], 'choice'],
      ['nothing', null, 'choice'],
    ],
    badRules: [
      ['strict', 'yes'],
      ['strict', 1],
    ],
    unused: unusedBy('strict', 'quorum', 'groups', 'groupQuorum'),
  },
  {
    name: 'no-objection',
    options: ['a'],
    rule: {},
    choice: 'object',
    badChoices: badWords(['object', 'stand-aside']),
    badRules: [['quorum', 0]],
    unused: unusedBy('quorum'),
  },
  {
    name: 'approval',
    options: many,
    rule: {},
    choice: ['a'],
    badChoices: [
      ['an option twice', ['a', 'b', 'a'], 'choice[2]'],
      ['a stranger', ['z'], 'choice[0]'],
      ['a rank', [['a']], 'choice[0]'],
      ['a number', [1], 'choice[0]'],
      ['an object', { a: 1 }, 'choice'],
      ['a word', 'a', 'choice'],
      ['nothing', null, 'choice'],
    ],
    badRules: [['base', 'yes-no'], ...badSeats],
    unused: unusedBy('base', 'threshold', 'quorum', 'groups', 'groupQuorum', 'seats'),
  },
  {
    name: 'approval',
    options: many,
    rule: { seats: 1 },
    choice: ['a'],
    badChoices: [],
    badRules: [],
    unused: ['base', 'threshold', 'groups'],
  },
  {
    name: 'dots',
    options: many,
    rule: { dots: 5, perOption: 3 },
    choice: { a: 3, b: 2 },
    badChoices: [...badNumbers(3), ['over the budget', { a: 3, b: 3 }, 'choice']],
    badRules: [
      ['dots', 0],
      ['dots', 1.5],
      ['dots', '5'],
      ['dots', undefined],
      ['perOption', 0],
      ['perOption', 6],
    ],
    unused: unusedBy('dots', 'perOption', 'seats', 'quorum'),
  },
  {
    name: 'score',
    options: many,
    rule: { scale: [0, 5] },
    choice: { a: 5 },
    badChoices: badNumbers(5),
    badRules: [
      ['scale', [5, 0]],
      ['scale', [3, 3]],
      ['scale', [0]],
      ['scale', [0, 5, 9]],
      ['scale', ['0', '5']],
      ['scale', [0, 2.5]],
      ['scale', [0, 1_000_000]],
      ['scale', 5],
    ],
    unused: unusedBy('scale', 'seats', 'quorum'),
  },
  {
    name: 'borda',
    options: many,
    rule: {},
    choice: [['a'], ['b', 'c']],
    badChoices: badRankings,
    badRules: [],
    unused: unusedBy('seats', 'quorum'),
  },
  {
    name: 'schulze',
    options: many,
    rule: { default: 'c' },
    choice: [['a'], ['b', 'c']],
    badChoices: badRankings,
    badRules: [
      ['default', 'z'],
      ['default', 3],
      ['unranked', 'first'],
      ['majorities', []],
      ['majorities', '2/1'],
      ['majorities', { a: 2 }],
      ['majorities', { a: '2' }],
      ['majorities', { a: '0/1' }],
      ['majorities', { a: `${longDigits}/1` }],
      ['majorities', { z: '2/1' }],
      ['majorities', { c: '2/1' }],
      ['majorities', JSON.parse('{"__proto__": "2/1"}')],
    ],
    unused: unusedBy(
      'unranked',
      'quorum',
      'seats',
      'default',
      'majorities',
      'groups',
      'groupQuorum',
    ),
  },
  {
    name: 'schulze',
    options: many,
    rule: {},
    choice: [['a']],
    badChoices: [],
    badRules: [],
    unused: ['majorities', 'groups', 'groupQuorum'],
  },
];

const fileOf = ({ name, options, rule, choice }: Method) => ({
  method: name,
  options: options.map((id) => ({ id, label: `Option ${id}`, revision: null as string | null })),
  rule,
  electorate: [
    { voter: 's1', group: 'hq', present: true },
    { voter: 's2', group: 'field', present: false },
    { voter: 's3' },
  ] as unknown[],
  ballots: [
    { voter: 's1', choice },
    { voter: 's2', choice },
  ] as unknown[],
});

/** A well-formed file of each method, from which the malformed ones are made. */
export const wellFormed: readonly string[] = methods.map((method) =>
  JSON.stringify(fileOf(method)),
);

const ofMethod = (method: Method): Malformed[] => {
  const file = fileOf(method);
  const named = `${method.name} ${JSON.stringify(method.rule)}`;
  return [
    ...method.badChoices.map(([what, choice, at]) => ({
      what: `${named}: ${what} as a choice`,
      text: JSON.stringify({ ...file, ballots: [file.ballots[0], { voter: 's2', choice }] }),
      at: `ballots[1].${at}`,
    })),
    ...method.badRules.map(([field, value]) => ({
      what: `${named}: ${field} is ${JSON.stringify(value)}`,
      text: JSON.stringify({ ...file, rule: { ...method.rule, [field]: value } }),
      at: `rule.${field}`,
    })),
    ...method.unused.map((field) => ({
      what: `${named}: ${field} is not used`,
      text: JSON.stringify({ ...file, rule: { ...method.rule, [field]: usual[field] } }),
      at: `rule.${field}`,
    })),
  ];
};

const changed = (change: (file: ReturnType<typeof fileOf>) => unknown): string =>
  JSON.stringify(change(fileOf(methods[0]!)));

const adoption = wellFormed[0]!;
const elector = (value: unknown) =>
  changed((file) => ({ ...file, electorate: [...file.electorate, value] }));
const ballot = (value: unknown) =>
  changed((file) => ({ ...file, ballots: [file.ballots[0], value] }));
const option = (value: unknown) => changed((file) => ({ ...file, options: [value] }));
const without = (field: string) => changed((file) => ({ ...file, [field]: undefined }));
const withField = (field: string, value: unknown) =>
  changed((file) => ({ ...file, [field]: value }));

const ofTheFile: [what: string, text: string, at: string][] = [
  ...['method', 'options', 'rule', 'electorate', 'ballots'].flatMap(
    (field): [string, string, string][] => [
      [`no ${field}`, without(field), field],
      [`${field} is nothing`, withField(field, null), field],
      [`${field} is a number`, withField(field, 7), field],
      [`${field} is a word`, withField(field, 'word'), field],
    ],
  ),
  ['an unknown method', withField('method', 'lottery'), 'method'],
  ['a method of the prototype', withField('method', 'constructor'), 'method'],
  ['a method in capitals', withField('method', 'Schulze'), 'method'],
  ['secret is a word', withField('secret', 'yes'), 'secret'],
  ['rule is a list', withField('rule', []), 'rule'],
  ['electorate is an object', withField('electorate', {}), 'electorate'],
  ['no options', withField('options', []), 'options'],
  ['two options where there is one', withField('options', [{ id: 'a' }, { id: 'b' }]), 'options'],
  ['an option that is a word', option('a'), 'options[0]'],
  ['an option without an id', option({ label: 'A' }), 'options[0].id'],
  ['an option with an empty id', option({ id: '' }), 'options[0].id'],
  ['an option whose id is a number', option({ id: 1 }), 'options[0].id'],
  ['an option whose label is a number', option({ id: 'a', label: 1 }), 'options[0].label'],
  ['an option whose revision is a number', option({ id: 'a', revision: 1 }), 'options[0].revision'],
  ['an option with a field more', option({ id: 'a', weight: 2 }), 'options[0].weight'],
  [
    'two options of one id',
    JSON.stringify({ ...fileOf(methods[3]!), options: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }),
    'options[2].id',
  ],
  [
    '501 options',
    JSON.stringify({
      ...fileOf(methods[3]!),
      options: Array.from({ length: 501 }, (_, i) => ({ id: `o${i}` })),
    }),
    'options',
  ],
  ['a voter that is a word', elector('s4'), 'electorate[3]'],
  ['a voter that is nothing', elector(null), 'electorate[3]'],
  ['a voter that is a list', elector([]), 'electorate[3]'],
  ['a voter without an id', elector({ group: 'hq' }), 'electorate[3].voter'],
  ['a voter whose id is a number', elector({ voter: 4 }), 'electorate[3].voter'],
  ['a voter with an empty id', elector({ voter: '' }), 'electorate[3].voter'],
  [
    'a voter in a group that is a number',
    elector({ voter: 's4', group: 1 }),
    'electorate[3].group',
  ],
  ['a voter in a group without a name', elector({ voter: 's4', group: '' }), 'electorate[3].group'],
  ['a voter in two groups', elector({ voter: 's4', group: ['hq'] }), 'electorate[3].group'],
  ['a voter present by a word', elector({ voter: 's4', present: 'yes' }), 'electorate[3].present'],
  ['a voter present by a number', elector({ voter: 's4', present: 1 }), 'electorate[3].present'],
  ['a voter with a weight', elector({ voter: 's4', weight: 2 }), 'electorate[3].weight'],
  ['a voter twice', elector({ voter: 's1', group: 'field' }), 'electorate[3]'],
  ['a ballot that is a word', ballot('yes'), 'ballots[1]'],
  ['a ballot without a voter', ballot({ choice: 'yes' }), 'ballots[1].voter'],
  ['a ballot without a choice', ballot({ voter: 's2' }), 'ballots[1].choice'],
  ['a ballot with a field more', ballot({ voter: 's2', choice: 'yes', n: 2 }), 'ballots[1].n'],
  ['a ballot of a stranger', ballot({ voter: 's9', choice: 'yes' }), 'ballots[1].voter'],
  ['a ballot of the prototype', ballot({ voter: '__proto__', choice: 'yes' }), 'ballots[1].voter'],
  ['a second ballot', ballot({ voter: 's1', choice: 'no' }), 'ballots[1].voter'],
  [
    'presence that nobody recorded',
    changed((file) => ({ ...file, rule: { base: 'present' }, electorate: [{ voter: 's1' }] })),
    'electorate',
  ],
  [
    '501 groups',
    changed((file) => ({
      ...file,
      electorate: Array.from({ length: 502 }, (_, i) => ({ voter: `v${i}`, group: `g${i}` })),
      ballots: [],
    })),
    'electorate',
  ],
  ['a list', '[]', 'the file'],
  ['a word', '"poll"', 'the file'],
  ['a number', '7', 'the file'],
  ['nothing', 'null', 'the file'],
];

const lineAndColumn = 'line ';

const notJson: [what: string, text: string][] = [
  ['an empty file', ''],
  ['white space', ' \n\t '],
  ['a text that is no JSON', 'method: schulze'],
  ['a cut file', adoption.slice(0, -1)],
  ['a file cut in the middle', adoption.slice(0, adoption.length / 2)],
  ['two values', `${adoption}{}`],
  ['a comma too many', adoption.replace(/\]\}$/, ',]}')],
  ['a comma before the end', `${adoption.slice(0, -1)},}`],
  ['single quotes', adoption.replaceAll('"', "'")],
  ['a key without quotes', adoption.replace('"method"', 'method')],
  ['a comment', `// a poll\n${adoption}`],
  ['a missing colon', adoption.replace('"method":', '"method"')],
  ['a missing comma', adoption.replace('","options"', '""options"')],
  ['a line break in a text', adoption.replace('Option a', 'Option\na')],
  ['an unknown escape', adoption.replace('Option a', String.raw`Option \x`)],
  ['half an escape', adoption.replace('Option a', String.raw`Option \u12`)],
  ['a number with a leading zero', adoption.replace('{}', '{"quorum":012}')],
  ['a number that starts with a plus', adoption.replace('{}', '{"quorum":+1}')],
  ['a number that ends with a point', adoption.replace('{}', '{"quorum":1.}')],
  ['NaN', adoption.replace('{}', '{"quorum":NaN}')],
  ['True', adoption.replace('true', 'True')],
  ['undefined', adoption.replace('true', 'undefined')],
  ['a zero byte', `${adoption}\u0000`],
  ['a byte order mark in the middle', adoption.replace(':', ':\uFEFF')],
  ['a key twice', adoption.replace('"method"', '"method":"consent","method"')],
  ['a key twice in a rule', adoption.replace('{}', '{"quorum":1,"quorum":2}')],
  ['a key twice, once escaped', adoption.replace('{}', String.raw`{"quorum":1,"quoru\u006d":2}`)],
  ['__proto__ twice', adoption.replace('{}', '{"__proto__":1,"__proto__":1}')],
  ['a key twice in a choice', wellFormed[5]!.replace('{"a":3,"b":2}', '{"a":1,"a":3}')],
  ['a voter written twice', adoption.replace('"voter":"s2"', '"voter":"s1","voter":"s2"')],
  ['a number that a double rounds', adoption.replace('{}', '{"quorum":9007199254740993}')],
  ['a number with too many digits', adoption.replace('{}', '{"quorum":1.00000000000000000001}')],
  ['a number beyond all bounds', adoption.replace('{}', '{"quorum":1e400}')],
  ['a number too near to zero', adoption.replace('{}', '{"quorum":1e-400}')],
  ['a number of a million digits', adoption.replace('{}', `{"quorum":1${'0'.repeat(1e6)}1}`)],
  ['a hundred thousand lists in each other', '['.repeat(1e5)],
  ['a hundred thousand objects in each other', '{"a":'.repeat(1e5)],
];

/** Kinds of malformed poll files. */
export const malformedFiles: readonly Malformed[] = [
  ...methods.flatMap(ofMethod),
  ...ofTheFile.map(([what, text, at]) => ({ what, text, at })),
  ...notJson.map(([what, text]) => ({ what, text, at: lineAndColumn })),
];
