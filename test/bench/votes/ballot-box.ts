export const choices = ['yes', 'no', 'abstain'] as const;
export type Choice = (typeof choices)[number];

/** How many ballots there are of each choice. */
export type Counts = Readonly<Record<Choice, number>>;

/** A poll that is open, in whichever way ballots reach it. */
export interface BallotBox {
  /** Casts somebody's ballot in place of the version that it replaces, null for none; answers its own once it is stored for good. */
  cast(voter: number, choice: Choice, replaces: number | null): Promise<number>;
  /** Closes the poll and answers what was counted. */
  close(): Promise<Counts>;
}

/** One that takes part in the comparison: our server, or the limit. */
export interface Contestant {
  readonly name: string;
  readonly part: 'ours' | 'limit';
  /** Opens another poll. */
  open(): Promise<BallotBox>;
}

export const countOf = (ballots: readonly Choice[]): Counts => {
  const counts = { yes: 0, no: 0, abstain: 0 };
  for (const choice of ballots) counts[choice] += 1;
  return counts;
};
