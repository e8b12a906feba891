import type { DraftingEvents, DraftingRoomState } from '#libs/drafting';

/** The room once a statement is new or has changed. */
export const statementChanged = <State extends DraftingRoomState>(
  state: State,
  { statement }: Parameters<DraftingEvents['statement:changed']>[0],
): State => ({
  ...state,
  statements: state.statements.some(({ id }) => id === statement.id)
    ? state.statements.map((known) => (known.id === statement.id ? statement : known))
    : [...state.statements, statement],
});
