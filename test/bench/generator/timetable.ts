/** When something happens, in milliseconds from the start. */
export interface Due {
  readonly at: number;
  act(): void;
}

/** Does what is due, in the order of time, whatever the servers do meanwhile; resolves when all is done. */
export function keepTo(timetable: readonly Due[], start: number): Promise<void> {
  const inOrder = timetable.toSorted((a, b) => a.at - b.at);
  let next = 0;
  return new Promise((resolve) => {
    const turn = () => {
      const now = performance.now() - start;
      while (next < inOrder.length && inOrder[next]!.at <= now) inOrder[next++]!.act();
      if (next < inOrder.length) setTimeout(turn, 1);
      else resolve();
    };
    turn();
  });
}

/** Waits until a moment of `performance.now()`. */
export const until = (moment: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, moment - performance.now()));

/**
 * The moments at which one of several does something at a steady rate: they take turns, evenly over the period, each a
 * quarter of it early or late, as people are. `random` answers numbers from 0 to 1.
 */
export function moments(
  { nth, of, hertz }: { readonly nth: number; readonly of: number; readonly hertz: number },
  until: number,
  random: () => number,
): number[] {
  const period = 1000 / hertz;
  const count = Math.floor(until / period);
  const turn = nth / of;
  return Array.from({ length: count }, (_, i) =>
    Math.max(0, period * (i + turn + (random() - 0.5) / 2)),
  );
}
