import { checkChain } from '#libs/seal';
import type { PollAct } from '#libs/voting';
import { firstDifference } from './compare.js';
import { difference, ofChain, type Difference } from './difference.js';
import { expectedActs, type ExpectedAct } from './expected-acts.js';
import type { PollRecord, ProcessRecord } from './process-record.js';
import { acts, ToldActs, type Told } from './told-acts.js';

/** A poll may be extended again and again; all else happens to it once. */
const mayRecur = (act: PollAct): boolean => act === 'poll:extended';

/** Of an act that recurs the last time counts, and that may be erased while an earlier one is not. */
const isTold = ({ act, payload }: ExpectedAct, told: ToldActs): boolean => {
  const last = told.of(act, payload.poll).at(-1);
  if (!last || !mayRecur(act) || told.erased(act) === 0) return last !== undefined;
  return firstDifference(last.payload, payload, '') === null;
};

const checkTold = ({ act, payload }: ExpectedAct, told: readonly Told[]): Difference[] => {
  const last = told.at(-1)!;
  const found = firstDifference(last.payload, payload, `${last.at}.payload`);
  return [
    ...(mayRecur(act) ? [] : told.slice(1).map(({ at }) => difference(at, 'entry-twice'))),
    ...(found ? [difference(found.at, 'entry-differs', found.values)] : []),
  ];
};

/** An entry that is not there may be one of those that were erased, of its act as many as there are. */
const checkMissing = (missing: readonly ExpectedAct[], told: ToldActs): Difference[] =>
  acts.flatMap((act) =>
    missing
      .filter((each) => each.act === act)
      .slice(told.erased(act))
      .map(({ at }) => difference(at, 'entry-missing')),
  );

/** Acts that the record should know of: of polls that it does not hold, and of polls where it tells of no such act. */
const checkUnexpected = (
  polls: ReadonlyMap<string, readonly ExpectedAct[]>,
  told: ToldActs,
): Difference[] =>
  acts
    .filter((act) => act !== 'poll:opened')
    .flatMap((act) =>
      told.all(act).flatMap(({ at, payload: { poll } }) => {
        const expected = polls.get(poll);
        // a poll that runs may have been extended, and one may be called off that never opened
        const hasRun = act === 'poll:closed' || told.of('poll:opened', poll).length > 0;
        if (!expected) return mayRecur(act) || !hasRun ? [] : [difference(at, 'poll-missing')];
        return expected.some((each) => each.act === act) ? [] : [difference(at, 'entry-differs')];
      }),
    );

const checkOrder = (poll: string, told: ToldActs): Difference[] => {
  const [opened] = told.of('poll:opened', poll);
  if (!opened) return [];
  return acts
    .flatMap((act) => told.of(act, poll))
    .filter(({ number }) => number < opened.number)
    .map(({ at }) => difference(at, 'entry-order'));
};

/** What the audit chain says of itself and of the polls. */
export interface AuditCheck {
  readonly differences: readonly Difference[];
  /** the number of the entry that tells how the poll ended; infinite where it is erased */
  endOf(poll: PollRecord): number;
  /** the number of the entry that tells of a ruling on the poll's tie; infinite where it is erased */
  rulingOf(poll: PollRecord): number;
  /** how many polls may have been opened before the end of this one that have not ended yet */
  runningBeside(poll: PollRecord): number;
}

const checkTellings = (expected: readonly ExpectedAct[], told: ToldActs): Difference[] => {
  const heard = expected.filter((each) => isTold(each, told));
  const missing = expected.filter((each) => !isTold(each, told));
  return [
    ...heard.flatMap((each) => checkTold(each, told.of(each.act, each.payload.poll))),
    ...checkMissing(missing, told),
  ];
};

/** Checks the chain, and that it tells of each poll what the record says, and of no other poll that has ended. */
export function checkAudit({ process, polls, audit }: ProcessRecord): AuditCheck {
  const told = new ToldActs(audit.entries);
  const expected = new Map(polls.map((poll, i) => [poll.id, expectedActs(poll, `polls[${i}]`)]));
  const running = told.all('poll:opened').filter(({ payload }) => !expected.has(payload.poll));
  return {
    differences: [
      ...checkChain(process.id, audit).map(ofChain),
      ...told.differences,
      ...checkTellings([...expected.values()].flat(), told),
      ...checkUnexpected(expected, told),
      ...polls.flatMap(({ id }) => checkOrder(id, told)),
    ],
    endOf: (poll) => told.endOf(poll),
    rulingOf: (poll) => told.rulingOf(poll),
    runningBeside: (poll) =>
      running.filter(({ number }) => number < told.endOf(poll)).length + told.erased('poll:opened'),
  };
}
