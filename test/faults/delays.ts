/** Milliseconds that things took. */
export class Delays {
  readonly #values: number[] = [];

  get count(): number {
    return this.#values.length;
  }

  add(milliseconds: number): void {
    this.#values.push(milliseconds);
  }

  /** What a share of them (0…1) did not exceed. */
  at(share: number): number {
    const sorted = this.#values.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }

  /** For a report: median, 99th percentile and greatest. */
  get summary(): string {
    const [median, p99, most] = [0.5, 0.99, 1].map((share) => this.at(share).toFixed(1));
    return `p50 ${median}, p99 ${p99}, max ${most} ms (${this.count})`;
  }
}
