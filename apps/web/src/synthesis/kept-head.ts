const hash = /sha256:[0-9a-f]{64}/g;

/**
 * The head in what somebody pasted: a hash alone, or what a result's card copies, which names the result's fingerprint
 * first and the chain's head last. Null where there is none.
 */
export const headIn = (pasted: string): string | null => pasted.match(hash)?.at(-1) ?? null;
