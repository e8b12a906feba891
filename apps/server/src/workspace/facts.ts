/** What this noun tells the others; each is told after the commit. */
export interface WorkspaceFacts {
  /** anything of a workshop that its room is told of */
  'workshop:changed': { readonly workshopId: string; readonly version: number };
  /** role, group, confirmation or removal of somebody */
  'participant:changed': { readonly participantId: string; readonly processId: string };
}
