/** A share in percent with one decimal, rounded half up from the whole numbers themselves: 169 of 175 is `96.6`. */
export function percent(part: number, whole: number): string {
  const [p, w] = [BigInt(part), BigInt(whole)];
  const tenths = (p * 2000n + w) / (2n * w);
  return `${tenths / 10n}.${tenths % 10n}`;
}

/** A share behind a figure, ` (96.6 %)`; nothing of nothing. */
export const shareOf = (part: number, whole: number): string =>
  whole > 0 ? ` (${percent(part, whole)} %)` : '';

/** The least whole number that reaches an exact number written `"p/q"` or in decimals. */
export function leastWhole(needed: string): string {
  const [, p, decimals = '', q] = /^(\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(needed) ?? [];
  if (p === undefined) return needed;
  const numerator = BigInt(p + decimals);
  const denominator = BigInt(q ?? 1) * 10n ** BigInt(decimals.length);
  return String((numerator + denominator - 1n) / denominator);
}
