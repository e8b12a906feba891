import type { CreatePoll } from '#libs/voting';

/** A part of a rule that the facilitator can set. */
export type RuleField =
  | 'threshold'
  | 'base'
  | 'groups'
  | 'quorum'
  | 'groupQuorum'
  | 'seats'
  | 'dots'
  | 'perOption'
  | 'scale'
  | 'unranked'
  | 'majority';

/** What a poll is made from: a method, what it is on, and what of its rule can be set. */
export interface Template {
  readonly method: CreatePoll['method'];
  /** on one text (or several, as a round of polls), or among several options */
  readonly subject: 'text' | 'options';
  /** whether a question without a text will do */
  readonly isTextNeeded: boolean;
  readonly binding: boolean;
  readonly fields: readonly RuleField[];
  /** those that are shown above "More" */
  readonly first?: readonly RuleField[];
  /** an end without which it means nothing: silence adopts at a deadline */
  readonly needsEnd?: true;
}

const adoption = {
  method: 'yes-no-abstain',
  subject: 'text',
  isTextNeeded: true,
  binding: true,
  fields: ['threshold', 'base', 'groups', 'quorum', 'groupQuorum'],
} as const satisfies Template;

const consent = {
  method: 'consent',
  subject: 'text',
  isTextNeeded: false,
  fields: ['groups', 'quorum', 'groupQuorum'],
} as const;

const approval = { method: 'approval', subject: 'options', isTextNeeded: false } as const;

/** The four that are offered up front, then the rest. */
export const templates = {
  adopt: adoption,
  gauge: { ...consent, binding: false },
  choose: {
    method: 'schulze',
    subject: 'options',
    isTextNeeded: true,
    binding: true,
    fields: ['groups', 'majority', 'seats', 'quorum', 'groupQuorum', 'unranked'],
  },
  prioritise: {
    method: 'dots',
    subject: 'options',
    isTextNeeded: false,
    binding: true,
    fields: ['dots', 'perOption', 'seats', 'quorum'],
    first: ['dots', 'perOption'],
  },
  silence: {
    method: 'no-objection',
    subject: 'text',
    isTextNeeded: false,
    binding: true,
    fields: ['quorum'],
    needsEnd: true,
  },
  consent: { ...consent, binding: true },
  approveEach: {
    ...approval,
    binding: true,
    fields: ['threshold', 'base', 'groups', 'quorum', 'groupQuorum'],
  },
  approveTop: {
    ...approval,
    binding: true,
    fields: ['seats', 'quorum', 'groupQuorum'],
    first: ['seats'],
  },
  score: {
    method: 'score',
    subject: 'options',
    isTextNeeded: false,
    binding: false,
    fields: ['scale', 'seats', 'quorum'],
    first: ['scale'],
  },
  borda: {
    method: 'borda',
    subject: 'options',
    isTextNeeded: false,
    binding: true,
    fields: ['seats', 'quorum'],
  },
  order: {
    method: 'schulze',
    subject: 'options',
    isTextNeeded: false,
    binding: true,
    fields: ['unranked', 'seats', 'quorum'],
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateName = keyof typeof templates;

export const templateOf = (name: TemplateName): Template => templates[name];

export const upFront: readonly TemplateName[] = ['adopt', 'gauge', 'choose', 'prioritise'];

export const underMore = (Object.keys(templates) as TemplateName[]).filter(
  (name) => !upFront.includes(name),
);
