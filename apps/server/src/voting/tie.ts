import { Problem } from '#libs/problem';
import { placesLeft } from '#libs/voting';
import type { Poll } from './poll.entity.js';

/** A tie across the cut of a closed poll. */
export interface Tie {
  /** ids of the options that tie */
  readonly tied: readonly string[];
  /** for how many of them there is place */
  readonly places: number;
}

/** The tie that a poll has left to settle; refused where there is none, or the chair has settled it. */
export function tieOf({ status, decision, rule, ruling }: Poll): Tie {
  if (status !== 'closed' || !decision || decision.tied.length === 0)
    throw new Problem('conflict', 'In this poll no tie is left to settle.');
  if (ruling) throw new Problem('conflict', 'This tie was settled already.');
  return { tied: decision.tied, places: placesLeft({ rule }, decision) };
}
