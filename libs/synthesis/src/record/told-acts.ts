import type { OpenEntry } from '#libs/seal';
import { pollActs, type PollAct } from '#libs/voting';
import { difference, type Difference } from './difference.js';
import type { PollRecord } from './process-record.js';

/** An act on a poll as the audit chain tells it, and where. */
export interface Told {
  readonly at: string;
  readonly number: number;
  readonly payload: { readonly poll: string };
}

export const acts = Object.keys(pollActs) as PollAct[];

const isPollAct = (act: string): act is PollAct => Object.hasOwn(pollActs, act);

const lastNumber = (told: readonly Told[]): number => told.at(-1)?.number ?? Infinity;

/** The acts on polls that a chain tells, and how many of each are erased; its other acts are let be. */
export class ToldActs {
  /** payloads that are none of their act */
  readonly differences: Difference[] = [];
  readonly #told = new Map<PollAct, Map<string, Told[]>>(acts.map((act) => [act, new Map()]));
  readonly #erased = new Map<PollAct, number>();

  constructor(entries: readonly OpenEntry[]) {
    for (const [i, entry] of entries.entries()) this.#hear(entry, `audit.entries[${i}]`);
  }

  #hear({ act, number, payload }: OpenEntry, at: string): void {
    if (!isPollAct(act)) return;
    if (payload === undefined) {
      this.#erased.set(act, this.erased(act) + 1);
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

  /** What is told of this act of a poll, in the order of the chain. */
  of(act: PollAct, poll: string): readonly Told[] {
    return this.#told.get(act)!.get(poll) ?? [];
  }

  all(act: PollAct): readonly Told[] {
    return [...this.#told.get(act)!.values()].flat();
  }

  erased(act: PollAct): number {
    return this.#erased.get(act) ?? 0;
  }

  /** The number of the entry that tells how a poll ended; infinite where that is erased. */
  endOf({ id }: PollRecord): number {
    return Math.min(
      lastNumber(this.of('poll:closed', id)),
      lastNumber(this.of('poll:cancelled', id)),
    );
  }

  /** The number of the entry that tells of a ruling on a poll; infinite where that is erased. */
  rulingOf({ id }: PollRecord): number {
    return lastNumber(this.of('poll:ruled', id));
  }
}
