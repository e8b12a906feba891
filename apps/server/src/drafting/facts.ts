/** What this noun tells the others; each is told after the commit. */
export interface DraftingFacts {
  'statement:changed': {
    readonly statementId: string;
    readonly workshopId: string;
    readonly version: number;
  };
}
