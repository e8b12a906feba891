import { difference, type Difference } from './difference.js';
import type { PollRecord, ProcessRecord } from './process-record.js';

type Kind = 'workshops' | 'themes' | 'groups' | 'polls';

/** What a record holds, to be looked up. */
export class Things {
  readonly #ids: Readonly<Record<Kind, ReadonlySet<string>>>;
  /** the statements that hold a revision with this hash */
  readonly #statements = new Map<string, Set<string>>();

  constructor({ process, workshops, groups, statements, polls }: ProcessRecord) {
    const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
    this.#ids = {
      workshops: ids(workshops),
      themes: ids(process.themes),
      groups: ids(groups),
      polls: ids(polls),
    };
    for (const { id, revisions } of statements)
      for (const { hash } of revisions) {
        const those = this.#statements.get(hash) ?? new Set();
        this.#statements.set(hash, those.add(id));
      }
  }

  has(kind: Kind, id: string): boolean {
    return this.#ids[kind].has(id);
  }

  /** A difference where the record holds no such thing. */
  missing(kind: Kind, id: string | null, at: string): Difference[] {
    return id === null || this.has(kind, id) ? [] : [difference(at, 'no-such-thing')];
  }

  hasText(hash: string): boolean {
    return this.#statements.has(hash);
  }

  /** Whether this statement holds the text, and no other one does. */
  isTextOf(hash: string, statement: string): boolean {
    const those = this.#statements.get(hash);
    return those?.size === 1 && those.has(statement);
  }

  /** The statements that a poll's options are texts of; equal texts of several statements are left out. */
  statementsOf({ options }: PollRecord): Set<string> {
    return new Set(
      options.flatMap(({ revision }) => {
        const [first, ...others] = this.#statements.get(revision ?? '') ?? [];
        return first !== undefined && others.length === 0 ? [first] : [];
      }),
    );
  }
}
