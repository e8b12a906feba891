import { Problem } from '#libs/problem';
import type { Phase, Role, WorkshopStatus } from './words.js';

/** What somebody in a process may want to do; every route, socket event and document message asks about one of these. */
export type Act =
  | 'process:read'
  | 'process:configure'
  | 'roster:write'
  | 'role:change'
  | 'workshop:create'
  | 'workshop:drive'
  | 'seat:confirm'
  | 'people:read'
  | 'statement:write'
  | 'text:read'
  | 'text:write'
  | 'revision:name'
  | 'poll:prepare'
  | 'poll:decide'
  | 'ballot:cast'
  | 'synthesis:read';

const everyone: readonly Role[] = ['organizer', 'facilitator', 'rapporteur', 'member', 'observer'];
const drivers: readonly Role[] = ['organizer', 'facilitator'];
const keepers: readonly Role[] = [...drivers, 'rapporteur'];
const writers: readonly Role[] = [...keepers, 'member'];

/** The one table of roles: who may do what in a process. */
export const permissions: Readonly<Record<Act, readonly Role[]>> = {
  'process:read': everyone,
  'process:configure': ['organizer'],
  'roster:write': ['organizer'],
  'role:change': ['organizer'],
  'workshop:create': ['organizer'],
  'workshop:drive': drivers,
  'seat:confirm': drivers,
  'people:read': everyone,
  'statement:write': keepers,
  'text:read': everyone,
  'text:write': writers,
  'revision:name': keepers,
  'poll:prepare': drivers,
  'poll:decide': drivers,
  'ballot:cast': writers,
  'synthesis:read': everyone,
};

/** The one table of phases: who of those that may write at all may write while the room is in a phase. */
export const writersByPhase: Readonly<Record<Phase, readonly Role[]>> = {
  collect: keepers,
  draft: writers,
  review: keepers,
  decide: [],
  done: [],
};

/** Where a workshop stands, as far as its texts are concerned: `phase` is the current agenda item's, if there is one. */
export interface Moment {
  readonly status: WorkshopStatus;
  readonly phase: Phase | null;
}

/** Whether a role may do something in a process. */
export const may = (role: Role, act: Act): boolean => permissions[act].includes(role);

/** Refuses what the role may not do. */
export function demand(role: Role, act: Act): void {
  if (!may(role, act))
    throw new Problem('forbidden', `The role "${role}" does not allow this (${act}).`);
}

/**
 * Whether a role may change the texts of a workshop now. A closed workshop's texts stand; without a current agenda item
 * (before the meeting, or between items) the texts are open for drafting.
 */
export function mayWriteText(role: Role, { status, phase }: Moment): boolean {
  if (status === 'closed' || !may(role, 'text:write')) return false;
  return phase === null || writersByPhase[phase].includes(role);
}
