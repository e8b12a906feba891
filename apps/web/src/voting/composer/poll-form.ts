import type { StatementView } from '#libs/drafting';
import type { CreatePoll } from '#libs/voting';
import { freshRule, ruleOfForm, type RuleForm } from './rule-form';
import { templateOf, type TemplateName } from './templates';

/** When a poll ends: when the facilitator closes it, so many minutes from the preview, or at a time. */
export type Ending =
  | { readonly kind: 'open' }
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** as `datetime-local` gives it */
  | { readonly kind: 'time'; readonly time: string };

/** What the facilitator has filled in; `statementIds` in the order of the list. */
export interface PollForm {
  readonly template: TemplateName;
  readonly statementIds: readonly string[];
  /** one poll each on several texts, opened and closed together */
  readonly isRound: boolean;
  /** of a round; null: as proposed */
  readonly title: string | null;
  /** options without a text, a line each */
  readonly labels: string;
  /** null: as proposed */
  readonly question: string | null;
  readonly binding: boolean;
  readonly secret: boolean;
  readonly ending: Ending;
  readonly minimumOpen: number;
  readonly rule: RuleForm;
}

const endingOf = (template: TemplateName): Ending =>
  templateOf(template).needsEnd ? { kind: 'minutes', minutes: 10 } : { kind: 'open' };

export const freshForm = (template: TemplateName, statementIds: readonly string[]): PollForm => ({
  template,
  statementIds,
  isRound: false,
  title: null,
  labels: '',
  question: null,
  binding: templateOf(template).binding,
  secret: false,
  ending: endingOf(template),
  minimumOpen: 30,
  rule: freshRule(template),
});

/** The same with another template: what was chosen stays, its rule begins anew. */
export const withTemplate = (form: PollForm, template: TemplateName): PollForm => ({
  ...freshForm(template, form.statementIds),
  statementIds:
    templateOf(template).subject === 'text' && !form.isRound
      ? form.statementIds.slice(0, 1)
      : form.statementIds,
  isRound: form.isRound && templateOf(template).subject === 'text',
  labels: form.labels,
  secret: form.secret,
});

const labelsOf = ({ labels }: PollForm): string[] =>
  labels
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '');

export interface PollOption {
  readonly label: string;
  readonly revisionId?: string;
}

/** A statement's name with its title, as an option's label. */
export const optionLabel = (name: string, { title }: Pick<StatementView, 'title'>): string =>
  `${name}: ${title}`.slice(0, 300);

/** All options of a poll among several: texts, labels, and "none of these" where the winner is adopted. */
export const allOptions = (
  form: PollForm,
  texts: readonly PollOption[],
  none: string,
): PollOption[] => [
  ...texts,
  ...labelsOf(form).map((label) => ({ label })),
  ...(form.template === 'choose' ? [{ label: none }] : []),
];

/** Whether enough is filled in to preview; what is asked is proposed where nothing was typed. */
export function isComplete(form: PollForm): boolean {
  const { subject, isTextNeeded } = templateOf(form.template);
  const asks = form.question === null || form.question.trim() !== '';
  if (form.template === 'approveTop' && form.rule.seats === null) return false;
  if (subject === 'options') {
    const least = form.template === 'approveEach' ? 1 : 2;
    return asks && form.statementIds.length + labelsOf(form).length >= least;
  }
  if (form.isRound) return form.statementIds.length >= 2;
  if (form.statementIds.length === 1) return asks;
  return !isTextNeeded && form.question !== null && asks;
}

const minute = 60_000;

/** The end as a time; null where there is none. */
const closingTime = ({ ending }: PollForm, now: Date): string | null => {
  if (ending.kind === 'open') return null;
  if (ending.kind === 'time') return new Date(ending.time).toISOString();
  return new Date(now.getTime() + ending.minutes * minute).toISOString();
};

/** The form as the body of `POST /api/workshops/:id/polls`. */
export function pollOf(
  form: PollForm,
  question: string,
  options: readonly PollOption[],
  now: Date,
): CreatePoll {
  const closesAt = closingTime(form, now);
  const { method } = templateOf(form.template);
  return {
    method,
    question,
    options: [...options],
    rule: ruleOfForm(form.template, form.rule, options.length),
    binding: form.binding,
    secret: form.secret,
    ...(closesAt !== null && { closesAt }),
    ...(closesAt === null && { minimumOpen: form.minimumOpen }),
  } as CreatePoll;
}
