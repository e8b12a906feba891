import type { ChainFlaw } from '#libs/seal';

/** What a recount can find, in words. */
const words = {
  'text-hash': 'This is not the hash of the text.',
  'text-form': 'This is not the sealed text of a revision.',
  'no-such-text': 'No revision of the record has this hash.',
  'no-such-thing': 'The record holds no such thing.',
  'terms-hash': 'This is not the hash of the terms that voters were promised.',
  'terms-form': 'These are not the sealed terms of a poll.',
  'terms-differ': 'The terms that voters were promised say otherwise.',
  'electorate-hash': 'This is not the hash of who could vote.',
  'closed-early':
    'The poll was closed before it had been open as long as promised, with ballots missing.',
  'closed-before-open': 'The poll was closed before it was opened.',
  course: 'This does not go with how the poll ended.',
  count: 'The recount comes to something else.',
  'count-missing': 'The poll was closed, and its result is missing.',
  attempt: 'The record holds more earlier polls on the same texts than this says.',
  'attempt-hidden': 'An earlier poll on the same texts is missing.',
  ruling:
    'A ruling fills the places that are left with options that tie across the cut, and with no others.',
  standing: 'A statement that stands as adopted names the revision, and no other one does.',
  'adopted-later':
    'A closed binding poll of the record adopted another revision of this statement last.',
  'not-adopted': 'No closed binding poll of the record adopted this revision.',
  'chain-number': 'This entry is not the next one in number.',
  'chain-previous':
    'This is not the hash of what stands before this entry: one of both was changed.',
  'chain-commitment': 'This entry commits to another salt and payload.',
  'chain-half-erased':
    'Salt and payload are kept or erased together; here is one without the other.',
  'chain-head': 'This is not the hash of the last entry.',
  'entry-form': 'The payload is not one of this act.',
  'entry-differs': 'The audit chain says otherwise.',
  'entry-missing': 'The audit chain has no entry of this.',
  'entry-twice': 'The audit chain tells this act of this poll a second time.',
  'entry-order': 'The audit chain tells this act before the opening of the poll.',
  'poll-missing': 'The audit chain tells how this poll ended, and the record does not hold it.',
  anchor: 'No entry of the audit chain has the hash that was kept.',
} as const;

export type DifferenceKind = keyof typeof words;

/** One thing that does not hold, with its place in the record, such as `polls[2].tally.cast`. */
export interface Difference {
  readonly at: string;
  readonly kind: DifferenceKind;
  readonly message: string;
  /** what stands in the record and what should, as JSON, where one value is against another */
  readonly values?: { readonly is: string; readonly should: string };
}

export const difference = (
  at: string,
  kind: DifferenceKind,
  values?: Difference['values'],
): Difference => ({ at, kind, message: words[kind], ...(values && { values }) });

/** A flaw of the audit chain as a difference of the record. */
export const ofChain = ({ at, kind }: ChainFlaw): Difference =>
  difference(`audit.${at}`, `chain-${kind}`);
