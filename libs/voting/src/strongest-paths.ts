/** A square table of whole numbers, row by row. */
export type Table = ArrayLike<number>;

/**
 * The strength of the strongest path from each option to each other one. A step leads from an option to one that it
 * beats, and is as strong as the ballots that rank it above (winning votes); a path is as strong as its weakest step.
 * From an option back to itself the table says nothing of use. O(n³), by Floyd and Warshall.
 */
export function strongestPaths(pairwise: Table, n: number): Int32Array {
  const paths = new Int32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [over, under] = [pairwise[i * n + j]!, pairwise[j * n + i]!];
      if (over > under) paths[i * n + j] = over;
    }
  for (let via = 0; via < n; via++)
    for (let i = 0; i < n; i++) if (i !== via) strengthen(paths, n, i, via);
  return paths;
}

/** Betters the paths from one option by those that lead through another. */
function strengthen(paths: Int32Array, n: number, from: number, via: number): void {
  const [row, next, first] = [from * n, via * n, paths[from * n + via]!];
  if (first === 0) return;
  for (let to = 0; to < n; to++) {
    const rest = paths[next + to]!;
    const through = first < rest ? first : rest;
    if (through > paths[row + to]!) paths[row + to] = through;
  }
}

/**
 * Options in ranks by their place: first those that nothing beats, ties together; these are taken away, then those that
 * nothing remaining beats, on the same paths. One beats another if its path there is stronger than the one back.
 */
export function ranksByPaths(paths: Int32Array, n: number): number[][] {
  const beats = (a: number, b: number) => paths[a * n + b]! > paths[b * n + a]!;
  const all = Array.from({ length: n }, (_, i) => i);
  const beatenBy = all.map((b) => all.reduce((sum, a) => sum + (beats(a, b) ? 1 : 0), 0));
  const ranks: number[][] = [];
  let remaining = all;
  while (remaining.length > 0) {
    const rank = remaining.filter((b) => beatenBy[b] === 0);
    ranks.push(rank);
    remaining = remaining.filter((b) => beatenBy[b] !== 0);
    for (const a of rank) for (const b of remaining) if (beats(a, b)) beatenBy[b]! -= 1;
  }
  return ranks;
}
