import { checkChain, type OpenEntry } from '#libs/seal';
import {
  pollActs,
  sealResult,
  type PollAct,
  type PollActPayload,
  type PublishedResult,
} from '#libs/voting';
import { firstDifference } from './compare.js';
import { difference, ofChain, type Difference } from './difference.js';
import type { PollRecord, ProcessRecord } from './process-record.js';

/** An act on a poll as the chain tells it. */
interface Told {
  readonly at: string;
  readonly number: number;
  readonly payload: { readonly poll: string };
}

const acts = Object.keys(pollActs) as PollAct[];

const isPollAct = (act: string): act is PollAct => Object.hasOwn(pollActs, act);

/** The acts on polls that a chain tells, and how many of each are erased. */
class ToldActs {
  readonly differences: Difference[] = [];
  readonly #told = new Map<PollAct, Map<string, Told[]>>(acts.map((act) => [act, new Map()]));
  readonly #erased = new Map<PollAct, number>();

  constructor(entries: readonly OpenEntry[]) {
    for (const [i, entry] of entries.entries()) this.#hear(entry, `audit.entries[${i}]`);
  }

  #hear({ act, number, payload }: OpenEntry, at: string): void {
    if (!isPollAct(act)) return;
    if (payload === undefined) {
      this.#erased.set(act, (this.#erased.get(act) ?? 0) + 1);
      return;
    }
    const read = pollActs[act].safeParse(payload);
    if (!read.success) {
      this.differences.push(difference(`${at}.payload`, 'entry-form'));
      return;
    }
    const [byPoll, { poll }] = [this.#told.get(act)!, read.data];
    if (!byPoll.has(poll)) byPoll.set(poll, []);
    byPoll.get(poll)!.push({ at, number, payload: read.data });
  }

  of(act: PollAct, poll: string): readonly Told[] {
    return this.#told.get(act)!.get(poll) ?? [];
  }

  all(act: PollAct): readonly Told[] {
    return [...this.#told.get(act)!.values()].flat();
  }

  erased(act: PollAct): number {
    return this.#erased.get(act) ?? 0;
  }
}

interface Expected<A extends PollAct> {
  readonly act: A;
  readonly payload: PollActPayload<A>;
  /** where the record says what the chain should tell */
  readonly at: string;
}
type AnyExpected = { [A in PollAct]: Expected<A> }[PollAct];

const published = (poll: PollRecord): PublishedResult => poll as unknown as PublishedResult;

/** What the chain must tell of a poll. */
const expectedOf = (poll: PollRecord, at: string): AnyExpected[] => {
  const { id, hash, status, ruling, extendedTo } = poll;
  const end: AnyExpected =
    status === 'closed'
      ? {
          act: 'poll:closed',
          payload: { poll: id, hash, result: sealResult(published(poll)).hash },
          at,
        }
      : {
          act: 'poll:cancelled',
          payload: { poll: id, reason: poll.cancelReason ?? '' },
          at: `${at}.cancelReason`,
        };
  return [
    { act: 'poll:opened', payload: { poll: id, hash }, at: `${at}.hash` },
    ...(extendedTo === null
      ? []
      : [
          {
            act: 'poll:extended',
            payload: { poll: id, until: extendedTo },
            at: `${at}.extendedTo`,
          } as const,
        ]),
    end,
    ...(ruling === null
      ? []
      : [
          {
            act: 'poll:ruled',
            payload: { poll: id, selected: ruling.selected, reason: ruling.reason },
            at: `${at}.ruling`,
          } as const,
        ]),
  ];
};

/** A poll may be extended again and again; all else happens to it once. */
const mayRecur = (act: PollAct): boolean => act === 'poll:extended';

/** Of an act that recurs the last time counts, and that may be erased while an earlier one is not. */
const isTold = ({ act, payload }: AnyExpected, told: ToldActs): boolean => {
  const last = told.of(act, payload.poll).at(-1);
  if (!last || !mayRecur(act) || told.erased(act) === 0) return last !== undefined;
  return firstDifference(last.payload, payload, '') === null;
};

const checkTold = ({ act, payload }: AnyExpected, told: readonly Told[]): Difference[] => {
  const last = told.at(-1)!;
  const found = firstDifference(last.payload, payload, `${last.at}.payload`);
  return [
    ...(mayRecur(act) ? [] : told.slice(1).map(({ at }) => difference(at, 'entry-twice'))),
    ...(found ? [difference(found.at, 'entry-differs', found.values)] : []),
  ];
};

/** An entry that is not there may be one of those that were erased, of its act as many as there are. */
const checkMissing = (missing: readonly AnyExpected[], told: ToldActs): Difference[] =>
  acts.flatMap((act) =>
    missing
      .filter((each) => each.act === act)
      .slice(told.erased(act))
      .map(({ at }) => difference(at, 'entry-missing')),
  );

/** Acts that the record should know of: of polls that it does not hold, and of polls where it tells of no such act. */
const checkUnexpected = (
  polls: ReadonlyMap<string, readonly AnyExpected[]>,
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

const numberOf = (told: readonly Told[]): number => told.at(-1)?.number ?? Infinity;

const endOf = ({ id }: PollRecord, told: ToldActs): number =>
  Math.min(numberOf(told.of('poll:closed', id)), numberOf(told.of('poll:cancelled', id)));

const runningBeside = (
  poll: PollRecord,
  told: ToldActs,
  recorded: ReadonlyMap<string, unknown>,
): number => {
  const end = endOf(poll, told);
  const others = told
    .all('poll:opened')
    .filter(({ number, payload }) => number < end && !recorded.has(payload.poll));
  return others.length + told.erased('poll:opened');
};

/** What the audit chain says of itself and of the polls. */
export interface AuditCheck {
  readonly differences: readonly Difference[];
  /** the number of the entry that tells how the poll ended; infinite where it is erased */
  endOf(poll: PollRecord): number;
  /** how many polls may have been opened before the end of this one that have not ended yet */
  runningBeside(poll: PollRecord): number;
}

/** Checks the chain, and that it tells of each poll what the record says, and of no other poll that has ended. */
export function checkAudit({ process, polls, audit }: ProcessRecord): AuditCheck {
  const told = new ToldActs(audit.entries);
  const expected = new Map(polls.map((poll, i) => [poll.id, expectedOf(poll, `polls[${i}]`)]));
  const all = [...expected.values()].flat();
  return {
    differences: [
      ...checkChain(process.id, audit).map(ofChain),
      ...told.differences,
      ...all
        .filter((each) => isTold(each, told))
        .flatMap((each) => checkTold(each, told.of(each.act, each.payload.poll))),
      ...checkMissing(
        all.filter((each) => !isTold(each, told)),
        told,
      ),
      ...checkUnexpected(expected, told),
      ...polls.flatMap(({ id }) => checkOrder(id, told)),
    ],
    endOf: (poll) => endOf(poll, told),
    runningBeside: (poll) => runningBeside(poll, told, expected),
  };
}
