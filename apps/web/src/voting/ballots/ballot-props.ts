import type { PollView } from '#libs/voting';
import type { Choice } from '../submission';

/** What every method's ballot is given. */
export interface BallotProps {
  readonly poll: PollView;
  /** what is selected: a choice that is on its way, else what is stored */
  readonly chosen: Choice | undefined;
  readonly disabled: boolean;
  readonly cast: (choice: Choice) => void;
  /** id of the element that asks the question */
  readonly labelledBy: string;
  /** in a list of polls: smaller, and without what the list says once for all */
  readonly compact?: boolean;
}
