/** Options by falling score, equal ones together, in the order given within a rank. */
export function ranked(scores: readonly (readonly [string, number])[]): string[][] {
  const levels = [...new Set(scores.map(([, score]) => score))].sort((a, b) => b - a);
  return levels.map((level) =>
    scores.filter(([, score]) => score === level).map(([option]) => option),
  );
}

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
