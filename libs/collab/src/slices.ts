/** Work that pauses now and then; its pauses say nothing. */
export type Work<Result> = Generator<undefined, Result>;

/** How many structs are looked at before other work gets its turn. */
export const perSlice = 2_000;
/** How many pieces of work are done before it gets its turn though none of them paused. */
const itemsAtOnce = 1_000;
const otherWork = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Does something to each of many, with a pause after each few thousand and before the first of them. */
export function* each<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Result,
): Work<Result[]> {
  if (items.length <= perSlice) return items.map(act);
  const results: Result[] = [];
  for (const [i, item] of items.entries()) {
    if (i % perSlice === 0) yield;
    results.push(act(item));
  }
  return results;
}

/** Does a piece of work for each of many, one after the other, with pauses also between them. */
export function* inTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Work<unknown>,
): Work<void> {
  for (const [i, item] of items.entries()) {
    if (i > 0 && i % itemsAtOnce === 0) yield;
    yield* work(item);
  }
}

/** Does work at once. */
export function finished<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does work with other work in its pauses. */
export async function finishedInSlices<Result>(work: Work<Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await otherWork();
  }
}
