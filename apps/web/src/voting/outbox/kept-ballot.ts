import type { PollView } from '#libs/voting';
import { pinsOf, type Pin } from '../pinned-revision';
import { endOf } from '../poll-end';
import type { Submission } from '../submission';

/** What must be known of a poll to tell its ballot in words, wherever the voter is. */
export interface PollInWords extends Pick<PollView, 'method' | 'question' | 'secret'> {
  readonly options: readonly Pick<PollView['options'][number], 'id' | 'label'>[];
  readonly workshopId: string;
  /** when it closes by itself; null: when the facilitator closes it */
  readonly end: string | null;
}

/** A ballot that was chosen and is not known to be stored yet. */
export interface KeptBallot {
  readonly submission: Submission;
  readonly poll: PollInWords;
  /** texts that this browser has not compared with the poll's yet: before that nothing is sent */
  readonly unchecked: readonly Pin[];
  /** submissions of this browser that went before it, and of which no answer came */
  readonly unanswered: readonly Submission[];
}

/** A ballot to be kept, of a poll as it is shown. */
export const keptBallot = (
  submission: Submission,
  poll: PollView,
  isChecked: (pin: Pin) => boolean,
): KeptBallot => ({
  submission,
  poll: {
    method: poll.method,
    question: poll.question,
    secret: poll.secret,
    options: poll.options.map(({ id, label }) => ({ id, label })),
    workshopId: poll.workshopId,
    end: endOf(poll),
  },
  unchecked: pinsOf(poll.options).filter((pin) => !isChecked(pin)),
  unanswered: [],
});

export const isSameBallot = (a: KeptBallot, b: KeptBallot): boolean =>
  a.submission.submissionId === b.submission.submissionId;
