/**
 * Things that may wait a little, of all rooms: done when the process is awake anyway, or else by one timer. A timer of
 * each room's own would wake the process, which costs more than most of what it then does.
 */
export class Later {
  /** in the order in which they are due */
  readonly #due = new Map<() => void, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Things wait for so many milliseconds, and for so many more for somebody to `pass`. */
  constructor(
    private readonly wait: number,
    private readonly patience: number,
  ) {}

  /** Does this later; where it waits already, that stands. */
  add(act: () => void): void {
    if (this.#due.has(act)) return;
    this.#due.set(act, performance.now() + this.wait);
    this.#timer ??= setTimeout(() => this.#wake(), this.wait + this.patience);
  }

  forget(act: () => void): void {
    this.#due.delete(act);
  }

  /** Does what has waited. */
  pass(): void {
    const now = performance.now();
    for (const [act, due] of this.#due) {
      if (due > now) return;
      this.#due.delete(act);
      act();
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
  }

  #wake(): void {
    this.#timer = undefined;
    this.pass();
    for (const due of this.#due.values()) {
      const left = Math.max(1, due + this.patience - performance.now());
      this.#timer ??= setTimeout(() => this.#wake(), left);
      return;
    }
  }
}
