import { z } from 'zod';
import { standings, statementKinds } from '#libs/drafting';
import { Problem } from '#libs/problem';
import type { Json } from '#libs/seal';
import { inside, item, readExactJson, readPoll, seenFrom } from '#libs/voting';
import { attributions, workshopKinds, workshopStatuses } from '#libs/workspace';
import type { PollRecord, ProcessRecord } from './process-record.js';

const id = z.string().min(1);
const text = z.string();
const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a hash, "sha256:" and 64 hex digits');
const time = z.iso.datetime({ offset: true });
const ordinal = z.int().min(1);

const workshop = z.strictObject({
  id,
  title: text,
  kind: z.enum(workshopKinds),
  place: text.nullable(),
  startsAt: time.nullable(),
  status: z.enum(workshopStatuses),
});

const revision = z.strictObject({ id, number: ordinal, madeAt: time, hash, text });

const statement = z.strictObject({
  id,
  workshopId: id,
  themeId: id,
  kind: z.enum(statementKinds),
  number: ordinal,
  title: text,
  standing: z.enum(standings),
  adoptedRevisionId: id.nullable(),
  revisions: z.array(revision),
});

const option = z.strictObject({ id, label: text, revision: hash.optional() });

/** What a tally reads of it is read by `readPoll`, and results are compared with what is counted. */
const poll = z.strictObject({
  id,
  workshopId: id,
  hash,
  terms: text,
  question: text,
  method: text,
  options: z.array(option),
  rule: z.unknown(),
  binding: z.boolean(),
  secret: z.boolean(),
  minimumOpen: z.int().min(0),
  closesAt: time.nullable(),
  electorateHash: hash,
  status: z.enum(['closed', 'cancelled']),
  attempt: ordinal,
  openedAt: time,
  closedAt: time,
  extendedTo: time.nullable(),
  cancelReason: text.nullable(),
  ruling: z.strictObject({ selected: z.array(id), reason: text, at: time }).nullable(),
  runOffOf: id.nullable(),
  roundId: id.nullable(),
  electorate: z.unknown().optional(),
  ballots: z.unknown().optional(),
  aggregates: z.unknown().optional(),
  tally: z.unknown(),
  decision: z.unknown(),
  agreement: z.unknown(),
});

const entry = z.strictObject({
  number: ordinal,
  previous: hash,
  at: time,
  act: id,
  commitment: hash,
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'a salt, 32 hex digits')
    .optional(),
  payload: z.custom<Json>((value) => value !== undefined).optional(),
});

const named = z.strictObject({ id, name: text });

const record = z.strictObject({
  format: z.literal('plenary-record/1'),
  process: z.strictObject({
    id,
    title: text,
    slug: text,
    host: text,
    attribution: z.enum(attributions),
    themes: z.array(named),
  }),
  workshops: z.array(workshop),
  groups: z.array(z.strictObject({ id, name: text.optional() })),
  statements: z.array(statement),
  polls: z.array(poll),
  audit: z.strictObject({ entries: z.array(entry), head: hash }),
});

const refuse = (message: string, at: string): never => {
  throw new Problem('invalid', message, at);
};

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, key) => (typeof key === 'number' ? item(place, key) : inside(place, String(key))),
    '',
  );

const refuseIssue = (issue: z.core.$ZodIssue): never =>
  issue.code === 'unrecognized_keys'
    ? refuse('There is no such field.', placeOf([...issue.path, issue.keys[0]!]))
    : refuse(`${issue.message}.`, placeOf(issue.path) || 'the file');

/** Refuses half a character (a lone surrogate), of which no hash can be made. */
const checkTexts = (value: unknown, at: string): void => {
  if (typeof value === 'string') {
    if (!value.isWellFormed())
      refuse('The text holds half a character (a lone surrogate).', at || 'the file');
  } else if (Array.isArray(value))
    for (let i = 0; i < value.length; i++) checkMember(value[i], () => item(at, i));
  else if (typeof value === 'object' && value !== null)
    for (const key of Object.keys(value)) {
      if (!key.isWellFormed())
        refuse('A key holds half a character (a lone surrogate).', at || 'the file');
      checkMember((value as Record<string, unknown>)[key], () => inside(at, key));
    }
};

/** Most members are neither texts nor hold any; their place is not made. */
const checkMember = (value: unknown, at: () => string): void => {
  if (typeof value === 'object' || (typeof value === 'string' && !value.isWellFormed()))
    checkTexts(value, at());
};

/** Which lists of things a name must be in once. */
const checkIds = (things: readonly { readonly id: string }[], at: string): void => {
  const seen = new Set<string>();
  for (const [i, thing] of things.entries()) {
    if (seen.has(thing.id)) refuse('Two have the same id.', `${item(at, i)}.id`);
    seen.add(thing.id);
  }
};

const checkAllIds = ({ process, workshops, groups, statements, polls }: ProcessRecord): void => {
  checkIds(process.themes, 'process.themes');
  checkIds(workshops, 'workshops');
  checkIds(groups, 'groups');
  checkIds(statements, 'statements');
  checkIds(polls, 'polls');
  for (const [i, { revisions }] of statements.entries())
    checkIds(revisions, `statements[${i}].revisions`);
};

/** Open polls hold voters and ballots; secret ones neither, and aggregates once they are closed. */
const checkVotes = (recorded: PollRecord): void => {
  const holds = (name: 'electorate' | 'ballots' | 'aggregates') => recorded[name] !== undefined;
  const { secret, status } = recorded;
  for (const name of ['electorate', 'ballots'] as const)
    if (holds(name) === secret)
      refuse(secret ? 'A secret poll holds none.' : 'A list is needed here.', name);
  if (holds('aggregates') !== (secret && status === 'closed'))
    refuse('Aggregates stand in secret polls that were closed, and in no others.', 'aggregates');
  if (status === 'cancelled' && recorded.ballots?.length)
    refuse('A poll that was cancelled keeps no ballots.', 'ballots');
};

/** A cancelled secret poll has no votes to read, but a method, options and a rule like any other. */
const asPollFile = (recorded: PollRecord): object =>
  recorded.secret && recorded.status === 'cancelled'
    ? { ...recorded, electorate: [], ballots: [] }
    : recorded;

/** A poll of a record, read as a poll file. */
export const openPoll = (recorded: PollRecord, i: number) => {
  try {
    return readPoll(asPollFile(recorded));
  } catch (thrown) {
    throw seenFrom(`polls[${i}]`, thrown);
  }
};

/**
 * Reads a record (docs/record-files.md). What is malformed is refused with its place; whether what it says is true is
 * what a recount finds out.
 */
export function readRecord(json: string): ProcessRecord {
  const value = readExactJson(json);
  checkTexts(value, '');
  const parsed = record.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error.issues[0]!);
  // results are only ever compared, and votes read by `readPoll`
  const read = parsed.data as unknown as ProcessRecord;
  checkAllIds(read);
  for (const [i, each] of read.polls.entries()) {
    try {
      checkVotes(each);
    } catch (thrown) {
      throw seenFrom(`polls[${i}]`, thrown);
    }
  }
  return read;
}
