/** What this noun tells the others; each is told after the commit. */
export interface VotingFacts {
  'poll:opened': { readonly pollId: string; readonly workshopId: string; readonly version: number };
  'ballot:counted': { readonly pollId: string; readonly workshopId: string };
  'poll:closed': { readonly pollId: string; readonly workshopId: string; readonly version: number };
}
