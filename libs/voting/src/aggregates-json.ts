import type { Json } from '#libs/seal';
import type { Aggregates, Cell } from './aggregates.js';

const numbersToJson = (numbers: ReadonlyMap<string | number, number>): Json =>
  Object.fromEntries([...numbers].map(([key, n]) => [String(key), n]));

const cellToJson = (cell: Cell): Json => {
  const { groups, electors, present, cast, counts, points, pairwise, distribution } = cell;
  return {
    groups,
    electors,
    present,
    cast,
    ...(counts && { counts: numbersToJson(counts) }),
    ...(points && { points: numbersToJson(points) }),
    ...(pairwise && { pairwise }),
    ...(distribution && {
      distribution: Object.fromEntries(
        [...distribution].map(([option, given]) => [option, numbersToJson(given)]),
      ),
    }),
  };
};

/** Aggregates as JSON, for the record of a secret poll. */
export const aggregatesToJson = ({ cells, withheld }: Aggregates): Json => ({
  cells: cells.map(cellToJson),
  withheld,
});
