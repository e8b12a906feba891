const perMillisecond = 10;
const longest = 20_000;

/** Times in milliseconds, counted in steps of a tenth; what takes longer than 20 s counts as 20 s. */
export class Histogram {
  readonly #counts = new Uint32Array(longest * perMillisecond + 1);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(milliseconds: number): void {
    const step = Math.max(0, Math.floor(milliseconds * perMillisecond));
    this.#counts[Math.min(step, longest * perMillisecond)]!++;
    this.#total++;
  }

  /** The time that so many of a hundred did not exceed (nearest rank, the upper end of its step); NaN of nothing. */
  percentile(percent: number): number {
    if (this.#total === 0) return NaN;
    const rank = Math.max(1, Math.ceil((percent / 100) * this.#total));
    let passed = 0;
    const step = this.#counts.findIndex((count) => (passed += count) >= rank);
    return (step + 1) / perMillisecond;
  }
}
