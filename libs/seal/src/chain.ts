import { Problem } from '#libs/problem';
import { canonicalJson, type Json } from './canonical-json.js';
import { hashOf, seal, type Sealed } from './seal.js';

/** One act of an audit chain. What the act was about stands in a payload, to which the entry only commits. */
export interface ChainEntry {
  /** from 1, without gaps */
  readonly number: number;
  /** hash of the entry before, or of the chain's start */
  readonly previous: string;
  /** ISO time, by the clock of who keeps the chain */
  readonly at: string;
  /** such as `poll:closed` */
  readonly act: string;
  /** what `commit` makes of salt and payload */
  readonly commitment: string;
}

/** An entry with what it commits to; erasure drops salt and payload together, and the entry stays. */
export interface OpenEntry extends ChainEntry {
  readonly salt?: string;
  readonly payload?: Json;
}

/** A chain as it is published; `head` is the hash of the last entry, or of the start where there is none. */
export interface Chain {
  readonly entries: readonly OpenEntry[];
  readonly head: string;
}

/** What a chain can be found to break, in words. */
const flaws = {
  number: 'This entry is not the next one in number.',
  previous: 'This is not the hash of what stands before this entry: one of both was changed.',
  commitment: 'This entry commits to another salt and payload.',
  'half-erased': 'Salt and payload are kept or erased together; here is one without the other.',
  head: 'This is not the hash of the last entry.',
} as const;

/** One thing that does not hold, with its place in the chain, such as `entries[3].previous`. */
export interface ChainFlaw {
  readonly at: string;
  readonly kind: keyof typeof flaws;
  readonly message: string;
}

const saltForm = /^[0-9a-f]{32}$/;

/**
 * The commitment to a payload: the hash of the salt, a line break and the payload's canonical text. The salt (128
 * random bits as 32 hex digits) keeps a short payload from being guessed once it is erased.
 */
export function commit(salt: string, payload: Json): string {
  if (!saltForm.test(salt)) throw new Problem('invalid', 'A salt is 32 hex digits.', 'salt');
  return hashOf(`${salt}\n${canonicalJson(payload, 'payload')}`);
}

/** What stands before a chain's first entry, so that no chain's entries fit another one. */
export const sealChainStart = (chainId: string): Sealed =>
  seal('plenary-audit-start/1', { chain: chainId });

/** The text of an entry without what it commits to, and its hash, which the next entry names. */
export const sealEntry = ({ number, previous, at, act, commitment }: ChainEntry): Sealed =>
  seal('plenary-audit/1', { number, previous, at, act, commitment });

/** The hash that whoever wants to hold the keeper to this chain keeps. */
export function headOf(chainId: string, entries: readonly ChainEntry[]): string {
  const last = entries.at(-1);
  return (last ? sealEntry(last) : sealChainStart(chainId)).hash;
}

const flaw = (at: string, kind: ChainFlaw['kind']): ChainFlaw => ({
  at,
  kind,
  message: flaws[kind],
});

const isOpen = ({ salt, payload, commitment }: OpenEntry): boolean =>
  salt !== undefined &&
  payload !== undefined &&
  saltForm.test(salt) &&
  commit(salt, payload) === commitment;

const checkPayload = (entry: OpenEntry, at: string): ChainFlaw[] => {
  const [hasSalt, hasPayload] = [entry.salt !== undefined, entry.payload !== undefined];
  if (!hasSalt && !hasPayload) return [];
  if (hasSalt !== hasPayload) return [flaw(at, 'half-erased')];
  return isOpen(entry) ? [] : [flaw(`${at}.commitment`, 'commitment')];
};

/**
 * What does not hold in a chain; nothing where every entry names the one before, the head is the last one's hash, and
 * each payload that is not erased is the one committed to. It shows that a chain fits itself; that it is the chain which
 * somebody saw earlier, only a hash they kept can show.
 */
export function checkChain(chainId: string, { entries, head }: Chain): ChainFlaw[] {
  const found: ChainFlaw[] = [];
  let before = sealChainStart(chainId).hash;
  for (const [i, entry] of entries.entries()) {
    const at = `entries[${i}]`;
    // what was taken out shows where it was, and not in all that follows
    if (entry.number !== (entries[i - 1]?.number ?? 0) + 1)
      found.push(flaw(`${at}.number`, 'number'));
    if (entry.previous !== before) found.push(flaw(`${at}.previous`, 'previous'));
    found.push(...checkPayload(entry, at));
    before = sealEntry(entry).hash;
  }
  return head === before ? found : [...found, flaw('head', 'head')];
}
