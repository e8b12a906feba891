import type { Standing, StatementKind } from '#libs/drafting';
import type { WorkshopKind, WorkshopStatus } from '#libs/workspace';
import { arabic } from './words-ar.js';
import { english } from './words-en.js';
import type { Direction } from './direction.js';
import type { Vote } from './votes.js';

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
  readonly priority: (rank: number, of: number, dots: number, tied: boolean) => string;
  readonly priorityIsStraw: string;
  readonly textVotedOn: (hash: string) => string;
  /** the decision in one sentence with its figures */
  readonly decided: (vote: Vote) => string;
  /** the reasons, a sentence each */
  readonly because: (vote: Vote) => readonly string[];
  readonly votesOf: (statement: string) => string;
  readonly group: string;
  readonly yes: string;
  readonly no: string;
  readonly abstain: string;
  readonly voted: string;
  readonly overall: string;
  readonly shareInFavour: (statement: string) => string;
  readonly priorities: string;
  readonly priorityResult: (cast: number, binding: boolean) => string;
  readonly rank: string;
  readonly option: string;
  readonly dots: string;
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
