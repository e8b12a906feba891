import type { Standing, StatementKind } from '#libs/drafting';
import type { WorkshopKind, WorkshopStatus } from '#libs/workspace';
import { arabic } from './words-ar.js';
import { english } from './words-en.js';
import type { Direction } from './direction.js';
import type { OrderingMethod, Priority, PriorityVote } from './priorities.js';
import type { DecidingMethod, Vote } from './votes.js';

/** How the columns of a vote's table are headed. */
export interface VoteColumns {
  readonly yes: string;
  readonly no: string;
  readonly abstain: string | null;
}

/** The report's own words in one language. What people wrote stands as they wrote it. */
export interface Words {
  readonly direction: Direction;
  readonly synthesis: string;
  readonly hostedBy: (host: string) => string;
  readonly asOf: (date: string) => string;
  readonly date: (iso: string) => string;
  readonly contents: string;
  readonly summary: string;
  readonly figures: {
    readonly workshops: string;
    readonly groups: string;
    readonly statements: string;
    readonly findingsAdopted: string;
    readonly recommendationsAdopted: string;
    readonly bindingVotes: string;
  };
  readonly figure: string;
  readonly number: string;
  readonly groups: (names: readonly string[]) => string;
  readonly groupsNotNamed: string;
  readonly workshops: string;
  readonly workshop: string;
  readonly kind: string;
  readonly place: string;
  readonly day: string;
  readonly status: string;
  readonly workshopKinds: Readonly<Record<WorkshopKind, string>>;
  readonly workshopStatuses: Readonly<Record<WorkshopStatus, string>>;
  readonly otherTexts: string;
  readonly nothingAdopted: string;
  readonly statement: (kind: StatementKind, number: number) => string;
  readonly fromWorkshop: (title: string) => string;
  readonly priority: (priority: Priority) => string;
  readonly priorityIsStraw: string;
  readonly textVotedOn: (hash: string) => string;
  /** the decision in one sentence with its figures */
  readonly decided: (vote: Vote) => string;
  /** the reasons, a sentence each */
  readonly because: (vote: Vote) => readonly string[];
  readonly votesOf: (statement: string) => string;
  readonly group: string;
  /** what the figures of a vote are called by each method; null where there is none */
  readonly columns: Readonly<Record<DecidingMethod, VoteColumns>>;
  readonly voted: string;
  readonly overall: string;
  readonly shareInFavour: (statement: string, method: DecidingMethod) => string;
  readonly priorities: string;
  readonly priorityResult: (vote: PriorityVote) => string;
  readonly selected: (labels: readonly string[]) => string;
  readonly tieAcrossCut: (labels: readonly string[]) => string;
  readonly ruling: (labels: readonly string[], reason: string) => string;
  readonly rank: string;
  readonly option: string;
  /** what an order stands on, by method; null where there is no figure for it */
  readonly scores: Readonly<Record<OrderingMethod, string | null>>;
  readonly tied: (rank: number) => string;
  readonly notAdopted: string;
  readonly standing: (standing: Standing) => string;
  readonly notVoted: string;
  readonly notes: string;
  readonly backToText: string;
  readonly glyphsMissing: (characters: string) => string;
}

const words = { en: english, ar: arabic } as const;

export const reportLanguages = ['en', 'ar'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** The report's words in this language. */
export const wordsIn = (language: ReportLanguage): Words => words[language];
