/** What can go wrong, seen from the rules; each app maps a kind to its own wire (HTTP status, socket acknowledgement). */
export type ProblemKind =
  /** the input is malformed or against a rule */
  | 'invalid'
  /** nobody is signed in */
  | 'unauthenticated'
  /** this participant may not do this, or not now */
  | 'forbidden'
  /** there is no such thing, or not for this participant */
  | 'missing'
  /** the thing changed meanwhile: look again and decide */
  | 'conflict'
  /** a store that the act needs is away: nothing was changed, try again */
  | 'unavailable';

/** A refusal in words that a person can act on. `at` names the place in the input, as a dotted path. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly at?: string,
  ) {
    super(message);
    this.name = 'Problem';
  }
}

/** Whether a thrown value is a refusal; anything else is a defect. */
export const isProblem = (thrown: unknown): thrown is Problem => thrown instanceof Problem;
