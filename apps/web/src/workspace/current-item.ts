import type { AgendaItemView, WorkshopView } from '#libs/workspace';

type Agenda = Pick<WorkshopView, 'agenda' | 'currentItemId'>;

/** The agenda item at which the room is, if it is at one. */
export const currentItemOf = ({ agenda, currentItemId }: Agenda): AgendaItemView | null =>
  agenda.find(({ id }) => id === currentItemId) ?? null;

/** The item so many places after the current one; from no item, the first. */
export const itemBeside = ({ agenda, currentItemId }: Agenda, step: 1 | -1) => {
  const at = agenda.findIndex(({ id }) => id === currentItemId);
  return at < 0 ? (step > 0 ? agenda[0] : undefined) : agenda[at + step];
};
