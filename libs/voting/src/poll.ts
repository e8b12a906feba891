import { seal, type Json, type Sealed } from '#libs/seal';
import type { MethodName, RuleOf } from './methods/index.js';

export interface PollOption {
  readonly id: string;
  readonly label: string;
  /** hash of the revision that the option is pinned to */
  readonly revision?: string | null;
}

/** Among what is chosen, and by which rule. */
export interface PollWith<Rule> {
  readonly options: readonly PollOption[];
  readonly rule: Rule;
}

/** What a tally must know of a poll: how is chosen, among what, and by which rule. */
export type Poll = {
  [M in MethodName]: PollWith<RuleOf<M>> & { readonly method: M };
}[MethodName];

/** All that a voter is promised when a poll opens; the poll hash is of exactly this. */
export type PollTerms = Poll & {
  readonly id: string;
  readonly question: string;
  readonly binding: boolean;
  readonly secret: boolean;
  readonly minimumOpen: number;
  readonly closesAt: string | null;
  /** hash of the electorate, by `sealElectorate` */
  readonly electorate: string;
};

/** The canonical text of the terms and its hash: the poll hash, which every ballot names. */
export function sealPoll(terms: PollTerms): Sealed {
  const {
    id,
    question,
    method,
    options,
    rule,
    binding,
    secret,
    minimumOpen,
    closesAt,
    electorate,
  } = terms;
  const pinned = options.map(({ id: option, label, revision }) => ({
    id: option,
    label,
    revision: revision ?? null,
  }));
  const content = {
    id,
    question,
    method,
    options: pinned,
    rule,
    binding,
    secret,
    minimumOpen,
    closesAt,
    electorate,
  };
  return seal('plenary-poll/1', content as Json);
}

/** The terms that a text by `sealPoll` holds. */
export const openTerms = (text: string): PollTerms =>
  (JSON.parse(text) as { content: PollTerms }).content;

/** The canonical text of who may vote, ordered by voter, and its hash. */
export function sealElectorate(
  electors: readonly { voter: string; group?: string | null }[],
): Sealed {
  const list = electors
    .map(({ voter, group }) => ({ voter, group: group ?? null }))
    .sort((a, b) => (a.voter < b.voter ? -1 : 1));
  return seal('plenary-electorate/1', list);
}
