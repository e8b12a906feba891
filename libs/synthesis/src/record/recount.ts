import { sealEntry } from '#libs/seal';
import { isRankedAdoption, type Poll, type Result } from '#libs/voting';
import { checkAttempts } from './check-attempts.js';
import { checkAudit } from './check-audit.js';
import { checkPoll } from './check-poll.js';
import { checkStatement } from './check-statements.js';
import { difference, type Difference } from './difference.js';
import type { PollRecord, ProcessRecord } from './process-record.js';
import { readRecord } from './read-record.js';
import { Things } from './things.js';

/** How far a recount is, in pieces of the record. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** What a recount is asked besides: the hash that somebody kept, and to tell how far it is. */
export interface RecountOptions {
  readonly head?: string | null;
  readonly tell?: (progress: Progress) => void;
}

/** What a recount found; where `problems` is empty, everything that the record says follows from what it holds. */
export interface Recount {
  readonly problems: readonly Difference[];
  /** whether a head that somebody kept is one of the chain's; without one a record rewritten as a whole passes too */
  readonly anchored: 'head' | 'none';
  /** the number of the entry whose hash was kept: it and what came before is what was seen then */
  readonly anchor: number | null;
  readonly texts: number;
  readonly polls: number;
  readonly entries: number;
  /** entries whose payload was erased: for what they told, one has the record's word alone */
  readonly erased: number;
  /** the chain's head now, to be kept */
  readonly head: string;
}

/** The hashes of the texts that these options of a binding poll are pinned to. */
const textsOf = ({ binding, options }: PollRecord, chosen: readonly string[]): string[] =>
  options.flatMap(({ id, revision }) =>
    binding && revision !== undefined && chosen.includes(id) ? [revision] : [],
  );

/** The hashes of the texts that a poll adopted at its close; one that only orders or selects adopts nothing. */
const adoptedBy = (poll: PollRecord, result: Result | null): string[] =>
  result?.decision.outcome === 'adopted' ? textsOf(poll, result.decision.adopted) : [];

/** The hashes of the texts that a ruling adopted, where a tie was left in what was to be adopted. */
const adoptedByRuling = (poll: PollRecord): string[] =>
  poll.ruling && isRankedAdoption(poll as Pick<Poll, 'rule'>)
    ? textsOf(poll, poll.ruling.selected)
    : [];

/** Counts how much of the work is done. */
const countingTo = (of: number, tell: RecountOptions['tell']) => {
  let done = 0;
  return () => tell?.({ done: (done += 1), of });
};

const checkAll = (record: ProcessRecord, tell: RecountOptions['tell']): Difference[] => {
  const { statements, polls } = record;
  const step = countingTo(1 + polls.length + statements.length, tell);
  const things = new Things(record);
  const audit = checkAudit(record);
  step();
  const adopted = new Map<string, number>();
  const found: Difference[] = [];
  for (const [i, poll] of polls.entries()) {
    const { result, differences } = checkPoll(poll, i, things);
    const adopt = (hash: string, number: number) =>
      adopted.set(hash, Math.max(number, adopted.get(hash) ?? 0));
    for (const hash of adoptedBy(poll, result)) adopt(hash, audit.endOf(poll));
    for (const hash of adoptedByRuling(poll)) adopt(hash, audit.rulingOf(poll));
    found.push(...differences);
    step();
  }
  for (const [i, statement] of statements.entries()) {
    found.push(...checkStatement(statement, `statements[${i}]`, { things, adopted }));
    step();
  }
  return [...found, ...checkAttempts(record, things, audit), ...audit.differences];
};

const findAnchor = ({ audit }: ProcessRecord, head: string): number | null =>
  audit.entries.find((entry) => sealEntry(entry).hash === head)?.number ?? null;

/**
 * Recounts a record: every hash, every closed poll from its ballots (of secret ones from their cells), every standing,
 * and the audit chain. What differs is told with its place; a malformed record is refused. That the record is the one
 * which somebody saw earlier only a `head` can show that they kept then: the hash of any entry of the chain.
 */
export function recount(json: string, { head = null, tell }: RecountOptions = {}): Recount {
  const record = readRecord(json);
  const problems = checkAll(record, tell);
  const anchor = head === null ? null : findAnchor(record, head);
  if (head !== null && anchor === null) problems.push(difference('audit.entries', 'anchor'));
  return {
    problems,
    anchored: anchor === null ? 'none' : 'head',
    anchor,
    texts: record.statements.reduce((sum, { revisions }) => sum + revisions.length, 0),
    polls: record.polls.length,
    entries: record.audit.entries.length,
    erased: record.audit.entries.filter(({ payload }) => payload === undefined).length,
    head: record.audit.head,
  };
}
