/** Counts what happens, and tells who waits that it has happened so often. */
export class Moments {
  count = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly reached: () => void }>();

  pass(): void {
    this.count++;
    for (const each of this.#waiting) {
      if (this.count < each.at) continue;
      this.#waiting.delete(each);
      each.reached();
    }
  }

  /** Resolves once it has happened so often. */
  reach(at: number): Promise<void> {
    return new Promise((reached) => {
      if (this.count >= at) reached();
      else this.#waiting.add({ at, reached });
    });
  }
}
