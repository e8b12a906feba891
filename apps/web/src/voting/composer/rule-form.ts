import type { CreatePoll } from '#libs/voting';
import { templateOf, type RuleField, type TemplateName } from './templates';

export type Base = 'yes-no' | 'cast' | 'present' | 'electorate';
export type GroupCondition = 'none' | 'no-group-opposed' | 'every-group' | 'majority-of-groups';

/** What is filled in of a rule, for whichever method: each template takes the fields that it has. */
export interface RuleForm {
  readonly threshold: string;
  readonly base: Base;
  readonly groups: GroupCondition;
  readonly quorum: string;
  readonly groupQuorum: string;
  /** null: an order only, or as many as there are */
  readonly seats: number | null;
  readonly dots: number;
  readonly perOption: number;
  readonly least: number;
  readonly most: number;
  readonly unranked: 'last' | 'no-opinion';
  /** how many times over an option must beat "none of these" */
  readonly majority: string;
}

/** What a template's rule begins with. */
export const freshRule = (template: TemplateName): RuleForm => ({
  threshold: 'simple',
  base: template === 'approveEach' ? 'cast' : 'yes-no',
  groups: template === 'adopt' || template === 'consent' ? 'no-group-opposed' : 'none',
  quorum: 'none',
  groupQuorum: 'none',
  seats: template === 'approveTop' ? 3 : null,
  dots: 5,
  perOption: 3,
  least: 0,
  most: 5,
  unranked: 'last',
  majority: '1/1',
});

type Part = (form: RuleForm, others: readonly string[]) => object;

const chosen = (field: string, value: string): object =>
  value === 'none' ? {} : { [field]: value };

/** How each field stands in a rule; `others` are the options besides "none of these". */
const parts: Readonly<Record<RuleField, Part>> = {
  threshold: ({ threshold }) => ({ threshold }),
  base: ({ base }) => ({ base }),
  groups: ({ groups }) => ({ groups }),
  quorum: ({ quorum }) => chosen('quorum', quorum),
  groupQuorum: ({ groupQuorum }) => chosen('groupQuorum', groupQuorum),
  seats: ({ seats }) => (seats === null ? {} : { seats }),
  dots: ({ dots }) => ({ dots }),
  perOption: ({ perOption, dots }) => ({ perOption: Math.min(perOption, dots) }),
  scale: ({ least, most }) => ({ scale: [least, most] }),
  unranked: ({ unranked }) => ({ unranked }),
  majority: ({ majority }, others) =>
    majority === '1/1'
      ? {}
      : { majorities: Object.fromEntries(others.map((id) => [id, majority])) },
};

/** The rule with the fields that the template has, and no others; where one may choose "none of these" it is the last option. */
export function ruleOfForm(
  template: TemplateName,
  form: RuleForm,
  optionCount: number,
): CreatePoll['rule'] {
  const { fields } = templateOf(template);
  const others = Array.from({ length: optionCount - 1 }, (_, i) => String(i + 1));
  const rule = Object.assign({}, ...fields.map((field) => parts[field](form, others))) as object;
  return {
    ...rule,
    ...(template === 'consent' && { strict: true }),
    ...(template === 'choose' && { default: String(optionCount) }),
  } as CreatePoll['rule'];
}
