interface PollFact {
  readonly pollId: string;
  readonly workshopId: string;
  readonly version: number;
}

/** What this noun tells the others; each is told after the commit, but for votes for practice, which are not recorded. */
export interface VotingFacts {
  'poll:opened': PollFact;
  'ballot:counted': { readonly pollId: string; readonly workshopId: string };
  'poll:extended': PollFact;
  'poll:closed': PollFact;
  'practice:began': { readonly workshopId: string; readonly since: string };
  'practice:voted': { readonly workshopId: string; readonly participantId: string };
  'practice:ended': { readonly workshopId: string };
}
