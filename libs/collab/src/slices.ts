/** Work that can be paused now and then; its pauses say nothing. */
export type Work<Result> = Generator<undefined, Result>;

/** How many structs are looked at before the work can be paused again. */
export const betweenPauses = 250;
/** Work that has gone on for so many milliseconds pauses as soon as it can. */
const slice = 5;
const otherWork = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Does something to each of many, with a pause after each few hundred and before the first of them. */
export function* each<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Result,
): Work<Result[]> {
  if (items.length <= betweenPauses) return items.map(act);
  const results: Result[] = [];
  for (const [i, item] of items.entries()) {
    if (i % betweenPauses === 0) yield;
    results.push(act(item));
  }
  return results;
}

/** Does a piece of work for each of many, one after the other, with pauses in and after each. */
export function* inTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Work<unknown>,
): Work<void> {
  for (const item of items) {
    yield* work(item);
    yield;
  }
}

/** Does work at once. */
export function finished<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does work, the first slice of it at once, with other work in those of its pauses before which it went on for a slice. */
export async function finishedInSlices<Result>(work: Work<Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < slice) continue;
    await otherWork();
    began = performance.now();
  }
}
