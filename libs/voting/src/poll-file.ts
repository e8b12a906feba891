import { z } from 'zod';
import { checkPoll, checkSize } from './check-poll.js';
import { aggregate, type Ballot, type Elector } from './aggregates.js';
import { decide, type Result } from './decide.js';
import { readExactJson } from './exact-json.js';
import { methodNames, methodOf } from './methods/index.js';
import { inside, item, refuse, seenFrom } from './place.js';
import type { Poll, PollOption } from './poll.js';
import { poolCells } from './secrecy.js';

/** A poll with who may vote and how they did: what `npm run tally` reads, and what stands in a record. */
export interface PollFile {
  readonly poll: Poll;
  /** whether only what a secret poll may tell is published */
  readonly secret: boolean;
  readonly electorate: readonly Elector[];
  readonly ballots: readonly Ballot[];
}

type Fields = Readonly<Record<string, unknown>>;

const asObject = (value: unknown, at?: string): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : refuse('An object is needed here.', at);

const asList = (value: unknown, at: string): readonly unknown[] =>
  Array.isArray(value) ? value : refuse('A list is needed here.', at);

const asId = (value: unknown, at: string): string =>
  typeof value === 'string' && value !== ''
    ? value
    : refuse('A text that is not empty is needed here.', at);

/** A field of its own; what an object inherits is none. */
const field = (object: Fields, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const onlyFields = (object: Fields, known: ReadonlySet<string>): void => {
  for (const name in object)
    if (!known.has(name)) refuse('There is no such field.', inside('', name));
};

/** Reads each of a list; the place of a refusal is made only then, for lists are long. */
const readEach = <T>(list: unknown, name: string, read: (value: unknown) => T): T[] =>
  asList(list, name).map((value, i) => {
    try {
      return read(value);
    } catch (thrown) {
      throw seenFrom(item(name, i), thrown);
    }
  });

const optionFields = new Set(['id', 'label', 'revision']);
const electorFields = new Set(['voter', 'group', 'present']);
const ballotFields = new Set(['voter', 'choice']);

const isTextIfAny = (value: unknown): value is string | null | undefined =>
  value == null || typeof value === 'string';

const readOption = (value: unknown): PollOption => {
  const option = asObject(value);
  onlyFields(option, optionFields);
  const id = asId(field(option, 'id'), 'id');
  const [label = id, revision = null] = [field(option, 'label'), field(option, 'revision')];
  if (typeof label !== 'string') return refuse('A label is a text.', 'label');
  if (!isTextIfAny(revision)) return refuse('A revision is a hash.', 'revision');
  return { id, label, revision };
};

const readOptions = (value: unknown, { least, most }: { least: number; most: number }) => {
  const options = asList(value, 'options');
  if (options.length < least || options.length > most)
    refuse(
      most === 1
        ? `This method has one option, and here are ${options.length}.`
        : `A poll has from ${least} to ${most} options, and here are ${options.length}.`,
      'options',
    );
  const ids = new Set<string>();
  return readEach(options, 'options', (each) => {
    const option = readOption(each);
    if (ids.has(option.id)) refuse('Two options have the same id.', 'id');
    ids.add(option.id);
    return option;
  });
};

const readElector = (value: unknown): Elector => {
  const elector = asObject(value);
  onlyFields(elector, electorFields);
  const voter = asId(field(elector, 'voter'), 'voter');
  const [group = null, present] = [field(elector, 'group'), field(elector, 'present')];
  if (present !== undefined && typeof present !== 'boolean')
    return refuse('Whether a voter is present is true or false.', 'present');
  return {
    voter,
    group: group === null ? null : asId(group, 'group'),
    ...(present !== undefined && { present }),
  };
};

const readBallot = (value: unknown): Ballot => {
  const ballot = asObject(value);
  onlyFields(ballot, ballotFields);
  const voter = asId(field(ballot, 'voter'), 'voter');
  if (!Object.hasOwn(ballot, 'choice')) refuse('The choice is missing.', 'choice');
  return { voter, choice: ballot['choice'] };
};

const wordsOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? 'This method does not use this field' : issue.message;

const placeOf = (issue: z.core.$ZodIssue): string => {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  return path.reduce<string>(
    (place, key) => (typeof key === 'number' ? item(place, key) : inside(place, String(key))),
    'rule',
  );
};

const readRule = (value: unknown, schema: z.ZodType): unknown => {
  const read = schema.safeParse(asObject(value, 'rule'));
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  return refuse(`${wordsOf(issue)}.`, placeOf(issue));
};

const readPoll = (file: Fields): Poll => {
  const named = field(file, 'method');
  const name = methodNames.find((each) => each === named);
  if (!name) return refuse(`A method is one of ${methodNames.join(', ')}.`, 'method');
  const method = methodOf(name);
  const options = readOptions(field(file, 'options'), method.options);
  const rule = readRule(field(file, 'rule'), method.rule);
  const poll = { method: name, options, rule } as Poll;
  checkPoll(poll);
  return poll;
};

const readSecret = (file: Fields): boolean => {
  const secret = field(file, 'secret') ?? false;
  return typeof secret === 'boolean'
    ? secret
    : refuse('Whether a poll is secret is true or false.', 'secret');
};

const checkPresence = ({ rule }: Poll, electorate: readonly Elector[]): void => {
  const isAsked = 'base' in rule && rule.base === 'present';
  if (isAsked && electorate.length > 0 && electorate.every(({ present }) => present === undefined))
    refuse('The base "present" needs a recorded check-in ("present") of the voters.', 'electorate');
};

/**
 * Reads a poll file (docs/poll-files.md); what is malformed is refused with its place. Other fields beside those of
 * the poll are let be, for the same object stands in a record.
 */
export function readPollFile(text: string): PollFile {
  const file = asObject(readExactJson(text), 'the file');
  const poll = readPoll(file);
  const electorate = readEach(field(file, 'electorate'), 'electorate', readElector);
  const ballots = readEach(field(file, 'ballots'), 'ballots', readBallot);
  checkPresence(poll, electorate);
  checkSize(poll, electorate);
  return { poll, secret: readSecret(file), electorate, ballots };
}

/** Counts and decides the poll of a file; of a secret one only what its cells may tell. */
export function tallyPollFile({ poll, secret, electorate, ballots }: PollFile): Result {
  const aggregates = aggregate(poll, electorate, ballots);
  return decide(poll, secret ? poolCells(poll, aggregates) : aggregates);
}
