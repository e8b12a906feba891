import { z } from 'zod';
import { line } from './line.js';
import {
  admissions,
  attributions,
  phases,
  roles,
  workshopKinds,
  workshopStatuses,
} from './words.js';

const id = z.uuid();
const title = line(200);
const personName = line(120);

const uniquely = <T extends { name: string }>(list: readonly T[]) =>
  new Set(list.map(({ name }) => name.toLocaleLowerCase())).size === list.length;

const named = z.array(z.object({ name: line(120) })).max(60);

/** `POST /api/processes` */
export const createProcess = z.object({
  title,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single dashes')
    .max(60)
    .refine((slug) => !z.uuid().safeParse(slug).success, 'an address that reads as an id'),
  host: z.string().trim().max(200).default(''),
  groups: named.min(1).refine(uniquely, 'two groups have the same name'),
  themes: named.refine(uniquely, 'two themes have the same name'),
  admission: z.enum(admissions),
  attribution: z.enum(attributions),
});
export type CreateProcess = z.infer<typeof createProcess>;

/** `POST /api/processes/:id/roster`; a group may be left out: that seat counts in the totals and in no group. */
export const roster = z
  .array(
    z.object({
      name: personName,
      groupId: id.nullish(),
      role: z.enum(roles),
      email: z.email().nullish(),
    }),
  )
  .min(1)
  .max(5000);
export type Roster = z.infer<typeof roster>;

/** `POST /api/processes/:id/workshops` */
export const createWorkshop = z.object({
  title,
  kind: z.enum(workshopKinds),
  startsAt: z.iso.datetime({ offset: true }).nullish(),
  place: z.string().trim().max(200).nullish(),
});
export type CreateWorkshop = z.infer<typeof createWorkshop>;

/** `PUT /api/workshops/:id/agenda`: the whole agenda in order; items with an id are kept, others are new. */
export const agenda = z
  .array(
    z.object({
      id: id.optional(),
      title,
      minutes: z.int().min(1).max(1440).nullish(),
      /** left out: it stays where it is, and a new item starts out drafting */
      phase: z.enum(phases).optional(),
    }),
  )
  .max(100);
export type Agenda = z.infer<typeof agenda>;

/** `PATCH /api/workshops/:id`: drives the room; what is left out stays. `spotlight` is the id of what everybody is shown. */
export const driveWorkshop = z.object({
  status: z.enum(workshopStatuses).optional(),
  currentItemId: id.nullable().optional(),
  phase: z.enum(phases).optional(),
  spotlight: id.nullable().optional(),
});
export type DriveWorkshop = z.infer<typeof driveWorkshop>;

const credential = z.string().trim().min(8).max(64);

const permissions = z
  .object({ nameInRoom: z.boolean(), nameInReport: z.boolean(), nameBesideVote: z.boolean() })
  .default({ nameInRoom: false, nameInReport: false, nameBesideVote: false });

/** `POST /api/invitations`: what a join code or link leads to, before joining. */
export const findInvitation = z.union([
  z.object({ code: credential }),
  z.object({ token: credential }),
  z.object({ badge: credential }),
]);
export type FindInvitation = z.infer<typeof findInvitation>;

/** `POST /api/join`; the three permissions are separate and start out as no. */
export const join = z.union([
  z.object({ badge: credential, permissions: permissions.optional() }),
  z.object({ code: credential, name: personName, groupId: id.nullish(), permissions }),
  z.object({ token: credential, name: personName, groupId: id.nullish(), permissions }),
]);
export type Join = z.infer<typeof join>;

/** `POST /api/seats/:id/confirm`; a group given here replaces the one that was claimed. */
export const confirmSeat = z.object({ groupId: id.nullish() });
export type ConfirmSeat = z.infer<typeof confirmSeat>;

/** `PATCH /api/participants/:id` */
export const changeRole = z.object({ role: z.enum(roles) });
export type ChangeRole = z.infer<typeof changeRole>;

/** `room:enter`, on the namespace `/live` */
export const enterRoom = z.object({ workshopId: id });

/* What the server answers. */

export interface NamedView {
  readonly id: string;
  readonly name: string;
}

export interface SeatView {
  readonly id: string;
  readonly confirmed: boolean;
}

/** Me in one process. */
export interface ParticipantView {
  readonly id: string;
  readonly processId: string;
  readonly name: string;
  readonly role: (typeof roles)[number];
  readonly groupId: string | null;
  readonly seat: SeatView | null;
}

/** `GET /api/me` */
export interface MeView {
  readonly account?: { readonly id: string; readonly name: string };
  readonly participants: readonly ParticipantView[];
}

export interface AgendaItemView {
  readonly id: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly phase: (typeof phases)[number];
}

/** `version` grows by one with every change of the workshop that its room is told of. */
export interface WorkshopView {
  readonly id: string;
  readonly processId: string;
  readonly title: string;
  readonly kind: (typeof workshopKinds)[number];
  readonly position: number;
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly status: (typeof workshopStatuses)[number];
  readonly version: number;
  readonly agenda: readonly AgendaItemView[];
  readonly currentItemId: string | null;
  readonly currentItemSince: string | null;
  readonly spotlight: string | null;
}

/** `GET /api/processes/:idOrSlug` */
export interface ProcessView {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly host: string;
  readonly admission: (typeof admissions)[number];
  readonly attribution: (typeof attributions)[number];
  readonly groups: readonly NamedView[];
  readonly themes: readonly NamedView[];
  readonly workshops: readonly WorkshopView[];
  readonly me: ParticipantView;
}

/** `GET /api/processes`: those that I take part in. */
export interface ProcessSummary {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly role: (typeof roles)[number];
}

/** `GET /api/processes/:id/people`. Names show to drivers, and to others where the person allowed it. */
export interface PersonView {
  readonly participantId: string;
  readonly name: string | null;
  readonly role: (typeof roles)[number];
  readonly groupId: string | null;
  readonly seat: SeatView | null;
  readonly joined: boolean;
}

/** `POST /api/invitations` */
export interface InvitationView {
  readonly process: { readonly title: string; readonly slug: string; readonly host: string };
  readonly workshop: { readonly id: string; readonly title: string } | null;
  readonly groups: readonly NamedView[];
  readonly admission: (typeof admissions)[number];
  readonly attribution: (typeof attributions)[number];
  /** whom a badge names, so that they can say "that is me" */
  readonly badge: {
    readonly name: string;
    readonly groupId: string | null;
    readonly role: (typeof roles)[number];
  } | null;
}

/** `GET /api/workshops/:id/invitation`, for who drives the workshop. */
export interface WorkshopInvitation {
  readonly joinCode: string;
  readonly joinToken: string;
}

/** The key of those without a group, in presence and turnout. */
export const noGroup = '';

/** Who is in the room now, by group (`noGroup` included); a person with two devices is one. */
export interface PresenceView {
  readonly byGroup: Readonly<Record<string, number>>;
  readonly total: number;
}

/** The part of `room:enter`'s answer that this noun gives. */
export interface WorkshopRoomState {
  readonly version: number;
  readonly workshop: WorkshopView;
  readonly presence: PresenceView;
}

/** What the room is told, on the namespace `/live`; an event of a change carries the workshop's version. */
export interface WorkspaceEvents {
  'workshop:changed': (event: { version: number; workshop: WorkshopView }) => void;
  'presence:counted': (event: { workshopId: string; presence: PresenceView }) => void;
}
