/** Options by rank, best first; equal ones stand together, and what is left out stands nowhere. */
export type Ranks = readonly (readonly string[])[];

/** Where an option stands: its rank from 0, -1 where it is not ranked. */
export const rankOf = (ranks: Ranks, id: string): number =>
  ranks.findIndex((tied) => tied.includes(id));

export const isTied = (ranks: Ranks, id: string): boolean =>
  (ranks[rankOf(ranks, id)]?.length ?? 0) > 1;

export const leaveOut = (ranks: Ranks, id: string): Ranks =>
  ranks.map((tied) => tied.filter((each) => each !== id)).filter((tied) => tied.length > 0);

export const rankLast = (ranks: Ranks, id: string): Ranks => [...leaveOut(ranks, id), [id]];

/** Puts an option on a rank of its own, so that `place` ranks of the others stand above it. */
export const placeAt = (ranks: Ranks, id: string, place: number): Ranks =>
  leaveOut(ranks, id).toSpliced(Math.max(0, place), 0, [id]);

/** One rank up; one of equals steps out above the others. */
export const moveUp = (ranks: Ranks, id: string): Ranks =>
  isTied(ranks, id)
    ? placeAt(ranks, id, rankOf(ranks, id))
    : placeAt(ranks, id, rankOf(ranks, id) - 1);

/** One rank down; one of equals steps out below the others. */
export const moveDown = (ranks: Ranks, id: string): Ranks =>
  placeAt(ranks, id, rankOf(ranks, id) + 1);

/** Makes an option equal with what stands above it; one of equals steps out below the others instead. */
export function tieOrUntie(ranks: Ranks, id: string): Ranks {
  const rank = rankOf(ranks, id);
  if (isTied(ranks, id)) return moveDown(ranks, id);
  if (rank <= 0) return ranks;
  return leaveOut(ranks, id).map((tied, i) => (i === rank - 1 ? [...tied, id] : tied));
}

/** Whether two rankings say the same; the order of equals says nothing. */
export const isSameRanking = (a: Ranks, b: Ranks): boolean =>
  JSON.stringify(a.map((tied) => tied.toSorted())) ===
  JSON.stringify(b.map((tied) => tied.toSorted()));
