import type { DocumentJson, Standing, StatementKind } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { Attribution, NamedView, WorkshopKind, WorkshopStatus } from '#libs/workspace';

export interface ProcessMaterial {
  readonly title: string;
  readonly slug: string;
  readonly host: string;
  readonly attribution: Attribution;
  readonly groups: readonly NamedView[];
  readonly themes: readonly NamedView[];
}

export interface WorkshopMaterial {
  readonly id: string;
  readonly title: string;
  readonly kind: WorkshopKind;
  readonly place: string | null;
  readonly startsAt: string | null;
  readonly status: WorkshopStatus;
}

/** What a revision's text says, as `openRevision` reads it. */
export interface RevisionMaterial {
  readonly id: string;
  readonly title: string;
  readonly document: DocumentJson;
  readonly hash: string;
}

export interface StatementMaterial {
  readonly id: string;
  readonly workshopId: string;
  readonly themeId: string;
  readonly kind: StatementKind;
  readonly number: number;
  readonly title: string;
  readonly standing: Standing;
  /** the revision that was adopted, or null */
  readonly adopted: RevisionMaterial | null;
  /** ids of all its revisions: a poll's option leads to its statement through them */
  readonly revisionIds: readonly string[];
}

/** All that a report is composed from. It holds no person's name, so no attribution regime can be broken with it. */
export interface Material {
  readonly process: ProcessMaterial;
  /** in the order of the process */
  readonly workshops: readonly WorkshopMaterial[];
  readonly statements: readonly StatementMaterial[];
  /** in any status and order; only those that were opened and have ended are reported */
  readonly polls: readonly PollView[];
}
