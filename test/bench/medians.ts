/** Above this, of one core, the generator itself may be what is slow. */
export const busyGenerator = 0.8;

/** The middle one; of an even number the mean of the middle two. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** The median of each figure, over the samples that have it. */
export function mediansOf<Figure extends string>(
  samples: readonly { readonly figures: Readonly<Partial<Record<Figure, number>>> }[],
): Partial<Record<Figure, number>> {
  const figures = new Set(samples.flatMap((sample) => Object.keys(sample.figures) as Figure[]));
  return Object.fromEntries(
    Array.from(figures, (figure) => [
      figure,
      medianOf(samples.flatMap((sample) => sample.figures[figure] ?? [])),
    ]),
  ) as Partial<Record<Figure, number>>;
}
