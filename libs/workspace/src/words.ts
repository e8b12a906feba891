/** What a participant may do: see the table in permissions.ts. */
export const roles = ['organizer', 'facilitator', 'rapporteur', 'member', 'observer'] as const;
export type Role = (typeof roles)[number];

/** How people get in and seats are confirmed: by code, by personal badge, or by the facilitator at the door. */
export const admissions = ['open', 'roster', 'door'] as const;
export type Admission = (typeof admissions)[number];

/** What records and exports may name: persons, their institutions, their groups, or nobody (the Chatham House Rule). */
export const attributions = ['names', 'institutions', 'groups', 'nothing'] as const;
export type Attribution = (typeof attributions)[number];

export const workshopKinds = ['seminar', 'conference'] as const;
export type WorkshopKind = (typeof workshopKinds)[number];

export const workshopStatuses = ['upcoming', 'live', 'closed'] as const;
export type WorkshopStatus = (typeof workshopStatuses)[number];

/** Where an agenda item stands. */
export const phases = ['collect', 'draft', 'review', 'decide', 'done'] as const;
export type Phase = (typeof phases)[number];
