import { malformedFiles } from '../../../voting/src/malformed.stories.js';
import { changedAt, eachKind, placesIn, valueAt } from './changed-records.stories.js';
import { sampleRecord } from './record.stories.js';

/** A record file that is not one: what is wrong with it, its text, and how the place starts that a refusal names. */
export interface MalformedRecord {
  readonly what: string;
  readonly text: string;
  readonly at: string;
}

const whole = sampleRecord();
const kept = new Set(['called-off', 'adopted', 'tied', 'score', 'secret-score', 'secret-schulze']);
const record = { ...whole, polls: whole.polls.filter(({ id }) => kept.has(id)) };
const text = JSON.stringify(record);

const pollFileFields = ['method', 'options', 'rule', 'electorate', 'ballots', 'secret'] as const;

/** A poll of the record with a malformed poll file in place of its own. */
const withPollFile = (file: object): string => {
  const poll: Record<string, unknown> = { ...record.polls[1]!, secret: false };
  for (const name of pollFileFields.slice(0, 5)) delete poll[name];
  return JSON.stringify({ ...record, polls: [{ ...poll, ...file }] });
};

const objectIn = (json: string): object | null => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** What `JSON.parse` takes without a word is malformed as a text, and no poll can be made of it. */
const losesNothing = (json: string): boolean =>
  !/twice|written twice|double|digits|zero/.test(json);

const ofPollFiles: MalformedRecord[] = malformedFiles
  .filter(({ what, at }) => losesNothing(what) && !at.startsWith('line'))
  .flatMap(({ what, text: json }) => {
    const file = objectIn(json);
    return file ? [{ what: `a poll: ${what}`, text: withPollFile(file), at: 'polls[0]' }] : [];
  });

/** Values of another kind than any place can hold beside its own. */
const others: readonly (readonly [name: string, value: unknown])[] = [
  ['missing', undefined],
  ['nothing', null],
  ['a number', 7.5],
  ['a word', 'word'],
  ['a list', [[]]],
  ['an object', { word: {} }],
  ['half a character', '\ud800'],
];

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;

/** Where a thing may be missing, be null or be any text: no malformation, though a recount may find a difference. */
const mayBe = (place: string, value: unknown): boolean => {
  if (value === undefined)
    return /\.(options|label|electorate|ballots|cells|groups|order|adopted|tied|reasons|salt|payload|revision|group|present|name)\b|\[\d+\]$|(tally|decision|agreement|rule|counts)/.test(
      place,
    );
  if (value === null)
    return /(closesAt|extendedTo|cancelReason|ruling|runOffOf|roundId|place|startsAt|adoptedRevisionId|tally|decision|agreement|group|payload|rule)/.test(
      place,
    );
  return (
    value === 'word' &&
    /(runOffOf|roundId|adoptedRevisionId|cancelReason|groups\[\d+\])$/.test(place)
  );
};

/** Values that are compared with what is counted, or with what was promised; they may be anything, and differ. */
const isCompared = (place: string): boolean =>
  /(tally|decision|agreement|rule|payload)\b/.test(place);

const isHalf = (value: unknown): boolean => typeof value === 'string' && !value.isWellFormed();

const placeLike = (at: string): string => at.replace(/\.[^.[]*$|\[\d+\]$/, '');

const ofPlaces: MalformedRecord[] = eachKind(placesIn(record)).flatMap((path) =>
  others.flatMap(([name, value]) => {
    const present = valueAt(record, path);
    const changed = changedAt(record, path, name, value);
    if (!isHalf(value) && (kindOf(value) === kindOf(present) || mayBe(changed.at, value)))
      return [];
    if (!isHalf(value) && isCompared(changed.at)) return [];
    const json = JSON.stringify(changed.record);
    return [{ what: `${changed.at} is ${name}`, text: json, at: placeLike(changed.at) }];
  }),
);

const twice = (key: string): string => text.replace(`"${key}":`, `"${key}":0,"${key}":`);

const ofTexts: MalformedRecord[] = (
  [
    ['an empty file', ''],
    ['white space', ' \n '],
    ['a cut file', text.slice(0, -1)],
    ['a file cut in the middle', text.slice(0, text.length / 2)],
    ['two records', text + text],
    ['something after the end', `${text}x`],
    ['a zero byte', `${text}\u0000`],
    ['a byte order mark', `\ufeff${text}`],
    ['single quotes', text.replaceAll('"', "'")],
    ['a comment', `// a record\n${text}`],
    ['a trailing comma', `${text.slice(0, -1)},}`],
    ['NaN', text.replace('"attempt":1', '"attempt":NaN')],
    ['a number that a double rounds', text.replace('"attempt":1', '"attempt":9007199254740993')],
    [
      'a number with too many digits',
      text.replace('"attempt":1', '"attempt":1.00000000000000000001'),
    ],
    ['a number beyond all bounds', text.replace('"attempt":1', '"attempt":1e400')],
    ['a million digits', text.replace('"attempt":1', `"attempt":1${'0'.repeat(1e6)}`)],
    ['lists in lists', '['.repeat(1e5)],
    ['objects in objects', '{"a":'.repeat(1e5)],
    [
      'a deep payload',
      text.replace('"payload":{', `"payload":{"a":${'['.repeat(70)}${']'.repeat(70)},`),
    ],
    ...[
      'format',
      'process',
      'polls',
      'hash',
      'terms',
      'voter',
      'choice',
      'text',
      'audit',
      'head',
      'salt',
    ].map((key) => [`${key} twice in one object`, twice(key)]),
  ] as [string, string][]
).map(([what, json]) => ({ what, text: json, at: 'line ' }));

const withRecord = (what: string, change: object, at: string): MalformedRecord => ({
  what,
  text: JSON.stringify({ ...record, ...change }),
  at,
});

const [first, second] = record.polls as [(typeof record.polls)[0], (typeof record.polls)[0]];
const secret = record.polls.find((poll) => poll.aggregates !== undefined)!;

const ofTheRecord: MalformedRecord[] = [
  ...['[]', '"record"', '7', 'null', 'true'].map((json) => ({
    what: json,
    text: json,
    at: 'the file',
  })),
  withRecord('another format', { format: 'plenary-record/2' }, 'format'),
  withRecord('a field more', { remarks: [] }, 'remarks'),
  withRecord('a poll twice', { polls: [first, second, first] }, 'polls[2].id'),
  withRecord(
    'a workshop twice',
    { workshops: [...record.workshops, ...record.workshops] },
    'workshops[1].id',
  ),
  withRecord('a group twice', { groups: [...record.groups, record.groups[0]] }, 'groups[2].id'),
  withRecord(
    'a statement twice',
    { statements: [...record.statements, record.statements[0]] },
    'statements[3].id',
  ),
  withRecord(
    'a secret poll with its ballots',
    { polls: [{ ...secret, ballots: [] }] },
    'polls[0].ballots',
  ),
  withRecord(
    'a secret poll without aggregates',
    { polls: [{ ...secret, aggregates: undefined }] },
    'polls[0].aggregates',
  ),
  withRecord(
    'an open poll with aggregates',
    { polls: [{ ...second, aggregates: secret.aggregates }] },
    'polls[0].aggregates',
  ),
  withRecord(
    'a cancelled poll with ballots',
    { polls: [{ ...first, ballots: second.ballots }] },
    'polls[0].ballots',
  ),
  withRecord(
    'a poll that is still open',
    { polls: [{ ...second, status: 'open' }] },
    'polls[0].status',
  ),
  withRecord('an own __proto__', JSON.parse('{"__proto__": 1}') as object, '__proto__'),
];

/** Kinds of malformed record files. */
export const malformedRecords: readonly MalformedRecord[] = [
  ...ofPollFiles,
  ...ofPlaces,
  ...ofTexts,
  ...ofTheRecord,
];
