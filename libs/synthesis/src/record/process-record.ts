import type { Standing, StatementKind } from '#libs/drafting';
import type { Chain } from '#libs/seal';
import type {
  Agreement,
  AggregatesJson,
  Ballot,
  Decision,
  Elector,
  Poll,
  Ruling,
  Tally,
} from '#libs/voting';
import type { Attribution } from '#libs/workspace';
import type { WorkshopMaterial } from '../material.js';

export interface RecordedRevision {
  readonly id: string;
  readonly number: number;
  readonly madeAt: string;
  readonly hash: string;
  /** the exact canonical text that `hash` is of */
  readonly text: string;
}

export interface RecordedStatement {
  readonly id: string;
  readonly workshopId: string;
  readonly themeId: string;
  readonly kind: StatementKind;
  readonly number: number;
  readonly title: string;
  readonly standing: Standing;
  readonly adoptedRevisionId: string | null;
  readonly revisions: readonly RecordedRevision[];
}

/** What every poll of a record says of itself, open or secret. */
interface RecordedTerms {
  readonly id: string;
  readonly workshopId: string;
  /** the poll hash, which is of `terms` */
  readonly hash: string;
  /** the exact text by `sealPoll` that voters were promised; what follows is shown of it and checked against it */
  readonly terms: string;
  readonly question: string;
  readonly method: Poll['method'];
  readonly options: readonly { id: string; label: string; revision?: string }[];
  readonly rule: unknown;
  readonly binding: boolean;
  readonly secret: boolean;
  readonly minimumOpen: number;
  readonly closesAt: string | null;
  readonly electorateHash: string;
}

/** What became of it; only polls that were opened and have ended are in a record. */
interface RecordedCourse {
  readonly status: 'closed' | 'cancelled';
  /** which poll on the same texts this was, cancelled ones counted */
  readonly attempt: number;
  readonly openedAt: string;
  readonly closedAt: string;
  readonly extendedTo: string | null;
  readonly cancelReason: string | null;
  readonly ruling: Ruling | null;
  /** the poll whose tie this one was to decide */
  readonly runOffOf: string | null;
  /** the round of polls that it was opened and closed with */
  readonly roundId: string | null;
  /** null where it was cancelled, as are decision and agreement */
  readonly tally: Tally | null;
  readonly decision: Decision | null;
  readonly agreement: Agreement | null;
}

/** Who could vote and how they did, of open polls; none voted in cancelled ones. */
interface RecordedVotes {
  readonly electorate?: readonly Elector[];
  readonly ballots?: readonly Ballot[];
  /** in place of both, of a secret poll that was closed */
  readonly aggregates?: AggregatesJson;
}

/** A poll file (`npm run tally` reads it) with what was promised and what was published of the poll. */
export interface PollRecord extends RecordedTerms, RecordedCourse, RecordedVotes {}

/** The machine-readable evidence, `plenary-record/1` (docs/record-files.md). Persons are random ids, one per poll. */
export interface ProcessRecord {
  readonly format: 'plenary-record/1';
  readonly process: {
    readonly id: string;
    readonly title: string;
    readonly slug: string;
    readonly host: string;
    readonly attribution: Attribution;
    readonly themes: readonly { readonly id: string; readonly name: string }[];
  };
  readonly workshops: readonly WorkshopMaterial[];
  /** without names under the Chatham House Rule */
  readonly groups: readonly { readonly id: string; readonly name?: string }[];
  readonly statements: readonly RecordedStatement[];
  readonly polls: readonly PollRecord[];
  /** the process's audit chain; its id is the process's */
  readonly audit: Chain;
}
