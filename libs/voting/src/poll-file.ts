import { z } from 'zod';
import { readAggregates } from './aggregates-json.js';
import { checkPoll, checkSize, groupsIn } from './check-poll.js';
import { aggregate, type Aggregates, type Ballot, type Elector } from './aggregates.js';
import { decide, type Result } from './decide.js';
import { readExactJson } from './exact-json.js';
import { asId, asList, asObject, field, onlyFields, readEach, type Fields } from './fields.js';
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
  /** what stands in the file of a secret poll in place of electorate and ballots; null where these do */
  readonly aggregates: Aggregates | null;
}

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

const readTerms = (file: Fields): Poll => {
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

const readVotes = (poll: Poll, file: Fields) => {
  const electorate = readEach(field(file, 'electorate'), 'electorate', readElector);
  const ballots = readEach(field(file, 'ballots'), 'ballots', readBallot);
  checkPresence(poll, electorate);
  checkSize(poll, groupsIn(electorate), 'electorate');
  return { electorate, ballots, aggregates: null };
};

/** How many cells the aggregates say that they have, before any is read. */
const cellsIn = (value: unknown): number => {
  const cells = field(asObject(value, 'aggregates'), 'cells');
  return Array.isArray(cells) ? cells.length : 0;
};

const readCells = (poll: Poll, file: Fields, value: unknown) => {
  for (const name of ['electorate', 'ballots'])
    if (field(file, name) !== undefined)
      refuse('A file with aggregates holds no voters and no ballots.', name);
  checkSize(poll, cellsIn(value), 'aggregates');
  try {
    return { electorate: [], ballots: [], aggregates: readAggregates(poll, value) };
  } catch (thrown) {
    throw seenFrom('aggregates', thrown);
  }
};

/** Reads a poll from what was read as JSON; other fields beside those of the poll are let be. */
export function readPoll(value: unknown): PollFile {
  const file = asObject(value, 'the file');
  const poll = readTerms(file);
  const secret = readSecret(file);
  const aggregates = field(file, 'aggregates');
  if (aggregates === undefined) return { poll, secret, ...readVotes(poll, file) };
  if (!secret) refuse('Only a secret poll is published in aggregates.', 'aggregates');
  return { poll, secret, ...readCells(poll, file, aggregates) };
}

/**
 * Reads a poll file (docs/poll-files.md); what is malformed is refused with its place. Other fields beside those of
 * the poll are let be, for the same object stands in a record.
 */
export const readPollFile = (text: string): PollFile => readPoll(readExactJson(text));

/** Counts and decides the poll of a file; of a secret one only what its cells may tell. */
export function tallyPollFile({ poll, secret, electorate, ballots, aggregates }: PollFile): Result {
  if (aggregates !== null) return decide(poll, aggregates);
  const counted = aggregate(poll, electorate, ballots);
  return decide(poll, secret ? poolCells(poll, counted) : counted);
}
