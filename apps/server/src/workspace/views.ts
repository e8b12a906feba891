import type { NamedView, ParticipantView, WorkshopView } from '#libs/workspace';
import type { Participant } from './participant.entity.js';
import type { Workshop } from './workshop.entity.js';

const inOrder = <T extends { position: number }>(list: readonly T[]) =>
  [...list].sort((a, b) => a.position - b.position);

/** Groups or themes, in their order. */
export const namedViews = (
  list: readonly { id: string; name: string; position: number }[],
): NamedView[] => inOrder(list).map(({ id, name }) => ({ id, name }));

/** A workshop as everybody in its process may see it; its agenda must be loaded. */
export const workshopView = (workshop: Workshop): WorkshopView => ({
  id: workshop.id,
  processId: workshop.processId,
  title: workshop.title,
  kind: workshop.kind,
  position: workshop.position,
  startsAt: workshop.startsAt?.toISOString() ?? null,
  place: workshop.place,
  status: workshop.status,
  version: workshop.version,
  agenda: inOrder(workshop.agenda).map(({ id, title, minutes, phase }) => ({
    id,
    title,
    minutes,
    phase,
  })),
  currentItemId: workshop.currentItemId,
  currentItemSince: workshop.currentItemSince?.toISOString() ?? null,
  spotlight: workshop.spotlight,
});

/** A participant as they see themselves; the seat must be loaded. */
export const participantView = ({
  id,
  processId,
  name,
  role,
  groupId,
  seat,
}: Participant): ParticipantView => ({
  id,
  processId,
  name,
  role,
  groupId,
  seat: seat ? { id: seat.id, confirmed: seat.confirmedAt !== null } : null,
});
