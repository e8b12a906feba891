import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, type Json } from '#libs/seal';
import { readPollFile, tallyPollFile } from '#libs/voting';

/** A ballot as one device of a voter submits it. */
export interface Submission {
  readonly id: string;
  /** The voter's place among those of the story. */
  readonly voter: number;
  readonly choice: Json;
  readonly replaces: number | null;
  /** Whether the close had been answered before it was sent for the first time. */
  readonly isLate: boolean;
}

/** What a submission was answered in the end, once for each time that it was sent. */
export type Answer =
  | { readonly ok: true; readonly receipt: string; readonly version: number }
  | { readonly ok: false; readonly kind: string; readonly at?: string };

/** A closed poll as a record shows it: a poll file with what was published of it. */
export interface RecordedPoll {
  readonly tally: unknown;
  readonly decision: unknown;
}

/** What a ledger and a record have in common, and all that they differ in. */
export interface Audited {
  readonly acknowledged: number;
  readonly conflicts: number;
  readonly closed: number;
  readonly counted: number;
  /** What does not hold, in words. */
  readonly faults: readonly string[];
}

interface Entry {
  readonly submission: Submission;
  readonly answers: Answer[];
  /** Whether the answer to it was lost at least once: it may have been stored without anybody knowing. */
  wasLost: boolean;
}

interface Receipt {
  readonly voter: string;
  readonly choice: Json;
}

const isClosed = (answer: Answer): boolean =>
  !answer.ok && answer.kind === 'forbidden' && answer.at === 'closed';
const isConflict = (answer: Answer): boolean =>
  !answer.ok && answer.kind === 'conflict' && answer.at === 'replaces';

/** All that voters were told of their ballots in one poll, to be held against the poll's record. */
export class BallotLedger {
  readonly #entries = new Map<string, Entry>();
  /** By voter, the versions that were acknowledged and the submission of each. */
  readonly #versions = new Map<number, Map<number, Submission>>();
  readonly #faults: string[] = [];

  /** The version of the last ballot of a voter that was acknowledged; null for none. */
  lastVersion(voter: number): number | null {
    const versions = this.#versions.get(voter);
    return versions ? Math.max(...versions.keys()) : null;
  }

  /** The submission of the last ballot of a voter that was acknowledged. */
  last(voter: number): Submission | undefined {
    return this.#versions.get(voter)?.get(this.lastVersion(voter)!);
  }

  /** Notes that nobody knows what became of a submission this time. */
  lose(submission: Submission): void {
    this.#entry(submission).wasLost = true;
  }

  note(submission: Submission, answer: Answer): void {
    const entry = this.#entry(submission);
    entry.answers.push(answer);
    if (answer.ok) this.#acknowledge(entry, answer.version);
    else if (!isClosed(answer) && !isConflict(answer))
      this.#faults.push(`a ballot was refused as ${answer.kind} at ${answer.at}`);
  }

  /** Holds everything that was told against the record of the poll. */
  audit(recorded: RecordedPoll): Audited {
    const answers = [...this.#entries.values()].flatMap((entry) => entry.answers);
    const file = readPollFile(JSON.stringify(recorded));
    const faults = [
      ...this.#faults,
      ...this.#receiptFaults(),
      ...this.#gaps(),
      ...this.#countFaults(new Map(file.ballots.map(({ voter, choice }) => [voter, choice]))),
    ];
    const { tally, decision } = tallyPollFile(file);
    if (!isDeepStrictEqual(asJson({ tally, decision }), asJson(pick(recorded))))
      faults.push('the recount differs from what was published');
    return {
      acknowledged: [...this.#versions.values()].reduce((sum, { size }) => sum + size, 0),
      conflicts: answers.filter(isConflict).length,
      closed: answers.filter(isClosed).length,
      counted: file.ballots.length,
      faults,
    };
  }

  #entry(submission: Submission): Entry {
    const known = this.#entries.get(submission.id);
    if (known) return known;
    const entry: Entry = { submission, answers: [], wasLost: false };
    this.#entries.set(submission.id, entry);
    return entry;
  }

  #acknowledge({ submission }: Entry, version: number): void {
    const { voter, replaces, isLate } = submission;
    const versions = this.#versions.get(voter) ?? new Map<number, Submission>();
    this.#versions.set(voter, versions);
    const before = versions.get(version);
    if (isLate) this.#faults.push('a ballot was taken after the close');
    if (version !== (replaces ?? 0) + 1)
      this.#faults.push(`a ballot in place of version ${replaces} became version ${version}`);
    if (before && before.id !== submission.id)
      this.#faults.push(`two ballots of one voter became version ${version}`);
    versions.set(version, submission);
  }

  /** Every receipt is the line of the record of the ballot that was sent, and names one voter each. */
  #receiptFaults(): string[] {
    const faults: string[] = [];
    const names = new Map<string, number>();
    for (const { submission, answers } of this.#entries.values())
      for (const answer of answers) {
        if (!answer.ok) continue;
        const { voter } = JSON.parse(answer.receipt) as Receipt;
        if (answer.receipt !== canonicalJson({ choice: submission.choice, voter }))
          faults.push(`a receipt is not of the ballot that was sent: ${answer.receipt}`);
        if ((names.get(voter) ?? submission.voter) !== submission.voter)
          faults.push('two voters have one name in the record');
        names.set(voter, submission.voter);
      }
    if (names.size !== this.#versions.size) faults.push('a voter has two names in the record');
    return faults;
  }

  /** A version that nobody was told of was stored twice, or its answer was lost and then another ballot came. */
  #gaps(): string[] {
    const faults: string[] = [];
    for (const [voter, versions] of this.#versions) {
      const missing = this.lastVersion(voter)! - versions.size;
      const excused = [...this.#entries.values()].filter(
        (entry) =>
          entry.submission.voter === voter && entry.wasLost && !entry.answers.some(({ ok }) => ok),
      );
      if (missing > excused.length)
        faults.push(`${missing} versions of a voter were told to nobody`);
    }
    return faults;
  }

  /** The record holds the last acknowledged ballot of each voter, and no other. */
  #countFaults(recorded: ReadonlyMap<string, unknown>): string[] {
    const faults: string[] = [];
    const acknowledged = new Set<string>();
    for (const voter of this.#versions.keys()) {
      const { id, choice } = this.last(voter)!;
      const answer = this.#entries.get(id)!.answers.find(({ ok }) => ok) as Answer & { ok: true };
      const { voter: name } = JSON.parse(answer.receipt) as Receipt;
      acknowledged.add(name);
      if (!recorded.has(name)) faults.push('an acknowledged ballot is not in the record');
      else if (!isDeepStrictEqual(recorded.get(name), choice))
        faults.push('the record holds another ballot than the last that was acknowledged');
    }
    for (const name of recorded.keys())
      if (!acknowledged.has(name)) faults.push('the record holds a ballot that nobody was told of');
    return faults;
  }
}

const pick = ({ tally, decision }: RecordedPoll) => ({ tally, decision });
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
