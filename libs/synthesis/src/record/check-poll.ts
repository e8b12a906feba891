import { hashOf } from '#libs/seal';
import {
  placesLeft,
  readExactJson,
  sealElectorate,
  sealPoll,
  seenFrom,
  tallyPollFile,
  type PollTerms,
  type Result,
} from '#libs/voting';
import { firstDifference } from './compare.js';
import { difference, type Difference } from './difference.js';
import { isSealed } from './is-sealed.js';
import type { PollRecord } from './process-record.js';
import { openPoll } from './read-record.js';
import type { Things } from './things.js';

/** A poll's place among others: `polls[3]`. */
interface Placed {
  readonly poll: PollRecord;
  readonly at: string;
}

const termsDomain = 'plenary-poll/1';

const openContent = (sealed: string): unknown =>
  (readExactJson(sealed) as { content: unknown }).content;

/** The terms that the record shows, in the form in which terms are sealed. */
const shownTerms = (poll: PollRecord): unknown =>
  openContent(sealPoll({ ...poll, electorate: poll.electorateHash } as unknown as PollTerms).text);

const placeInRecord = (place: string): string => place.replace(/\.electorate$/, '.electorateHash');

/** The poll hash is of the terms, and the record shows no other ones. */
const checkTerms = ({ poll, at }: Placed): Difference[] => {
  if (hashOf(poll.terms) !== poll.hash) return [difference(`${at}.hash`, 'terms-hash')];
  if (!isSealed(poll.terms, termsDomain)) return [difference(`${at}.terms`, 'terms-form')];
  const found = firstDifference(shownTerms(poll), openContent(poll.terms), at);
  return found ? [difference(placeInRecord(found.at), 'terms-differ', found.values)] : [];
};

/** The groups that voters are in, each with the first place that names it. */
const groupsIn = ({ electorate = [], aggregates }: PollRecord): ReadonlyMap<string, string> => {
  const places = new Map<string, string>();
  const name = (group: string | null | undefined, place: string) => {
    if (group != null && !places.has(group)) places.set(group, place);
  };
  for (const [i, { group }] of electorate.entries()) name(group, `electorate[${i}].group`);
  for (const [i, { groups }] of aggregates?.cells.entries() ?? [])
    for (const [k, group] of groups.entries()) name(group, `aggregates.cells[${i}].groups[${k}]`);
  return places;
};

const checkElectorate = ({ poll, at }: Placed, things: Things): Difference[] => {
  const { electorate, electorateHash } = poll;
  const isHashed = !electorate || sealElectorate(electorate).hash === electorateHash;
  return [
    ...(isHashed ? [] : [difference(`${at}.electorateHash`, 'electorate-hash')]),
    ...[...groupsIn(poll)].flatMap(([group, place]) =>
      things.missing('groups', group, `${at}.${place}`),
    ),
  ];
};

const checkReferences = ({ poll, at }: Placed, things: Things): Difference[] => [
  ...things.missing('workshops', poll.workshopId, `${at}.workshopId`),
  ...things.missing('polls', poll.runOffOf, `${at}.runOffOf`),
  ...poll.options.flatMap(({ revision }, i) =>
    revision === undefined || things.hasText(revision)
      ? []
      : [difference(`${at}.options[${i}].revision`, 'no-such-text')],
  ),
];

/** Whether every ballot is in; where a secret poll withholds its ballots, nobody can tell. */
const isComplete = ({ electorate, ballots, aggregates }: PollRecord): boolean =>
  aggregates
    ? aggregates.withheld || aggregates.cells.every(({ cast, electors }) => cast === electors)
    : ballots?.length === electorate?.length;

/** When a poll may be closed with ballots missing; where silence adopts, at its deadline. */
const dueOf = ({ method, closesAt, extendedTo, openedAt, minimumOpen }: PollRecord): number =>
  method === 'no-objection' && closesAt !== null
    ? Date.parse(extendedTo ?? closesAt)
    : Date.parse(openedAt) + minimumOpen * 1000;

const checkTimes = ({ poll, at }: Placed): Difference[] => {
  const closed = Date.parse(poll.closedAt);
  if (closed < Date.parse(poll.openedAt))
    return [difference(`${at}.closedAt`, 'closed-before-open')];
  const isDue = closed >= dueOf(poll);
  return poll.status === 'cancelled' || isDue || isComplete(poll)
    ? []
    : [difference(`${at}.closedAt`, 'closed-early')];
};

/** A poll that was cancelled has a reason, no result and nobody checked in; one that was closed has no reason. */
const checkCourse = ({ poll, at }: Placed): Difference[] => {
  const isCancelled = poll.status === 'cancelled';
  const results = ['tally', 'decision', 'agreement', 'ruling'] as const;
  const wrong = isCancelled ? results.filter((name) => poll[name] != null) : [];
  const isCheckedIn = isCancelled && poll.electorate?.some(({ present }) => present !== undefined);
  return [
    ...wrong.map((name) => difference(`${at}.${name}`, 'course')),
    ...(isCheckedIn ? [difference(`${at}.electorate`, 'course')] : []),
    ...((poll.cancelReason !== null) === isCancelled
      ? []
      : [difference(`${at}.cancelReason`, 'course')]),
  ];
};

const checkRuling = ({ poll, at }: Placed, { decision }: Result): Difference[] => {
  if (poll.ruling === null) return [];
  const { selected } = poll.ruling;
  const isOfTied =
    selected.length === placesLeft(poll, decision) &&
    new Set(selected).size === selected.length &&
    selected.every((option) => decision.tied.includes(option));
  return isOfTied ? [] : [difference(`${at}.ruling.selected`, 'ruling')];
};

const checkCount = ({ poll, at }: Placed, counted: Result): Difference[] =>
  (['tally', 'decision', 'agreement'] as const).flatMap((name) => {
    if (poll[name] === null) return [difference(`${at}.${name}`, 'count-missing')];
    const found = firstDifference(poll[name], counted[name], `${at}.${name}`);
    return found ? [difference(found.at, 'count', found.values)] : [];
  });

const count = (poll: PollRecord, i: number): Result | null => {
  const file = openPoll(poll, i);
  if (poll.status === 'cancelled') return null;
  try {
    return tallyPollFile(file);
  } catch (thrown) {
    throw seenFrom(`polls[${i}]`, thrown);
  }
};

/** What a poll of the record comes to, null where it was cancelled, and what does not hold of what the record says of it. */
export function checkPoll(
  poll: PollRecord,
  i: number,
  things: Things,
): { readonly result: Result | null; readonly differences: readonly Difference[] } {
  const placed: Placed = { poll, at: `polls[${i}]` };
  const result = count(poll, i);
  return {
    result,
    differences: [
      ...checkTerms(placed),
      ...checkElectorate(placed, things),
      ...checkReferences(placed, things),
      ...checkTimes(placed),
      ...checkCourse(placed),
      ...(result ? [...checkCount(placed, result), ...checkRuling(placed, result)] : []),
    ],
  };
}
