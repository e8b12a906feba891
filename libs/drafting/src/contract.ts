import { line } from '#libs/workspace';
import { z } from 'zod';

const id = z.uuid();
const title = line(300);

export const statementKinds = ['finding', 'recommendation'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** How a text stands; the last four are how it stands at the end. */
export const standings = [
  'open',
  'bracketed',
  'agreed ad referendum',
  'agreed',
  'adopted',
  'noted',
  "rapporteur's summary",
  'not adopted',
] as const;
export type Standing = (typeof standings)[number];

/** `POST /api/processes/:id/statements` */
export const createStatement = z.object({
  kind: z.enum(statementKinds),
  themeId: id,
  workshopId: id,
  title,
});
export type CreateStatement = z.infer<typeof createStatement>;

/** `PATCH /api/statements/:id` */
export const amendStatement = z.object({ title: title.optional(), themeId: id.optional() });
export type AmendStatement = z.infer<typeof amendStatement>;

/** `POST /api/statements/:id/revisions` */
export const nameRevision = z.object({ name: line(120).optional() });
export type NameRevision = z.infer<typeof nameRevision>;

/* What the server answers. */

/** `GET /api/processes/:id/statements`, and the payload of `statement:changed`. */
export interface StatementView {
  readonly id: string;
  readonly processId: string;
  readonly workshopId: string;
  readonly themeId: string;
  readonly kind: StatementKind;
  readonly number: number;
  readonly title: string;
  readonly documentId: string;
  readonly standing: Standing;
  readonly adoptedRevisionId: string | null;
}

/** `GET /api/documents/:id/door`: whether a socket to the live document would be let in, and as whom. */
export type DoorView =
  | { readonly opens: true; readonly participantId: string }
  | { readonly opens: false; readonly reason: string };

/** `GET /api/statements/:id/revisions`, newest first. */
export interface RevisionView {
  readonly id: string;
  readonly statementId: string;
  readonly number: number;
  readonly name: string | null;
  readonly hash: string;
  readonly madeAt: string;
}

/** `GET /api/revisions/:id`; `text` is the exact canonical JSON that `hash` is of. */
export interface RevisionText extends RevisionView {
  readonly text: string;
}

/** The part of `room:enter`'s answer that this noun gives. */
export interface DraftingRoomState {
  readonly statements: readonly StatementView[];
}

/** What the room is told, on the namespace `/live`. */
export interface DraftingEvents {
  'statement:changed': (event: {
    version: number;
    workshopId: string;
    statement: StatementView;
  }) => void;
}
