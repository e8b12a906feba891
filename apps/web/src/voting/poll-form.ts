import type { StatementView } from '#libs/drafting';
import type { CreatePoll } from '#libs/voting';

/** What the facilitator has filled in; `statementIds` in the order of the list. */
export interface PollForm {
  readonly method: CreatePoll['method'];
  readonly statementIds: readonly string[];
  readonly question: string;
  readonly binding: boolean;
  readonly minimumOpen: number;
  readonly threshold: string;
  readonly base: 'yes-no' | 'cast' | 'electorate';
  readonly groups: 'none' | 'no-group-opposed' | 'every-group' | 'majority-of-groups';
  readonly quorum: string;
  readonly groupQuorum: string;
  readonly dots: number;
  readonly perOption: number;
  readonly seats: number | null;
}

export const emptyPollForm: PollForm = {
  method: 'yes-no-abstain',
  statementIds: [],
  question: '',
  binding: true,
  minimumOpen: 30,
  threshold: 'simple',
  base: 'yes-no',
  groups: 'no-group-opposed',
  quorum: 'none',
  groupQuorum: 'none',
  dots: 5,
  perOption: 3,
  seats: null,
};

/** Whether enough is filled in to preview. */
export const isComplete = (form: PollForm): boolean =>
  form.question.trim() !== '' &&
  (form.method === 'dots' ? form.statementIds.length >= 2 : form.statementIds.length === 1);

interface PinnedOption {
  readonly label: string;
  readonly revisionId: string;
}

const chosenQuorum = (quorum: string) => (quorum === 'none' ? {} : { quorum });

/** The form as the body of `POST /api/workshops/:id/polls`, its texts pinned. */
export function pollOf(form: PollForm, options: readonly PinnedOption[]): CreatePoll {
  const common = {
    question: form.question.trim(),
    binding: form.binding,
    secret: false,
    minimumOpen: form.minimumOpen,
    options: [...options],
  };
  if (form.method === 'dots')
    return {
      ...common,
      method: 'dots',
      rule: {
        dots: form.dots,
        perOption: Math.min(form.perOption, form.dots),
        ...(form.seats !== null && { seats: form.seats }),
        ...chosenQuorum(form.quorum),
      },
    };
  return {
    ...common,
    method: 'yes-no-abstain',
    rule: {
      base: form.base,
      threshold: form.threshold,
      groups: form.groups,
      ...chosenQuorum(form.quorum),
      ...(form.groupQuorum !== 'none' && { groupQuorum: form.groupQuorum }),
    },
  };
}

/** A statement's name with its title, as an option's label. */
export const optionLabel = (name: string, { title }: Pick<StatementView, 'title'>): string =>
  `${name}: ${title}`.slice(0, 300);
