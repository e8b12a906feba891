/** The place in a sorted list of the last entry that is not greater, or -1. */
export function lastNotAfter(sorted: readonly number[], value: number): number {
  if (sorted.length === 0 || sorted[sorted.length - 1]! <= value) return sorted.length - 1;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
