/**
 * Options in ranks, best first, equal ones together and in the order given within a rank. `compare` is below 0 where
 * the first is better; null stands for what cannot be compared, and comes last.
 */
export function rankedBy<Score>(
  scores: readonly (readonly [option: string, score: Score | null])[],
  compare: (a: Score, b: Score) => number,
): string[][] {
  const scored = scores.filter((each): each is readonly [string, Score] => each[1] !== null);
  const rest = scores.filter(([, score]) => score === null).map(([option]) => option);
  const ranks: { readonly score: Score; readonly options: string[] }[] = [];
  for (const [option, score] of scored.toSorted(([, a], [, b]) => compare(a, b))) {
    const last = ranks.at(-1);
    if (last && compare(last.score, score) === 0) last.options.push(option);
    else ranks.push({ score, options: [option] });
  }
  return [...ranks.map(({ options }) => options), ...(rest.length > 0 ? [rest] : [])];
}

/** Options in ranks by falling number. */
export const ranked = (scores: readonly (readonly [string, number])[]): string[][] =>
  rankedBy(scores, (a, b) => b - a);

/** The options that fill `seats` places from the top; a tie across the cut selects only those strictly above it. */
export function selectTop(
  order: readonly (readonly string[])[],
  seats: number | undefined,
): { readonly selected: string[]; readonly tied: string[] } {
  const selected: string[] = [];
  for (const rank of order) {
    if (seats === undefined || selected.length >= seats) break;
    if (selected.length + rank.length > seats) return { selected, tied: [...rank] };
    selected.push(...rank);
  }
  return { selected, tied: [] };
}
