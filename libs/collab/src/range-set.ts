import type { Range } from './update-bytes.js';

const few = 16;

/** A set of clocks of one client, as sorted runs that do not touch. */
export class RangeSet {
  #starts: number[] = [];
  #ends: number[] = [];

  /** How many runs there are. */
  get size(): number {
    return this.#starts.length;
  }

  has(clock: number): boolean {
    const at = this.#firstEndingAfter(clock);
    return at < this.#starts.length && this.#starts[at]! <= clock;
  }

  add(ranges: readonly Range[]): void {
    if (ranges.length > few) this.#addMany(ranges);
    else for (const range of ranges) this.#addOne(range);
  }

  /** What of some ranges is not in the set: the same list if all of it. */
  missing(ranges: readonly Range[]): readonly Range[] {
    if (ranges.every((range) => this.#isMissing(range))) return ranges;
    return ranges.flatMap((range) => this.#missingIn(range));
  }

  #addOne({ clock, length }: Range): void {
    const from = this.#firstEndingAfter(clock - 1);
    let start = clock;
    let end = clock + length;
    let to = from;
    for (; to < this.#starts.length && this.#starts[to]! <= end; to++) {
      start = Math.min(start, this.#starts[to]!);
      end = Math.max(end, this.#ends[to]!);
    }
    this.#starts.splice(from, to - from, start);
    this.#ends.splice(from, to - from, end);
  }

  /** One by one, many ranges would move the rest of the list many times. */
  #addMany(ranges: readonly Range[]): void {
    const known = this.#starts.map((clock, i) => ({ clock, length: this.#ends[i]! - clock }));
    this.#starts = [];
    this.#ends = [];
    const sorted = known.concat(ranges).toSorted((a, b) => a.clock - b.clock);
    for (const range of sorted) this.#addOne(range);
  }

  #isMissing({ clock, length }: Range): boolean {
    const at = this.#firstEndingAfter(clock);
    return at === this.#starts.length || this.#starts[at]! >= clock + length;
  }

  #missingIn({ clock, length }: Range): Range[] {
    const parts: Range[] = [];
    const end = clock + length;
    let at = clock;
    for (let i = this.#firstEndingAfter(clock); at < end && i < this.#starts.length; i++) {
      const start = Math.min(this.#starts[i]!, end);
      if (start > at) parts.push({ clock: at, length: start - at });
      at = Math.max(at, this.#ends[i]!);
    }
    if (at < end) parts.push({ clock: at, length: end - at });
    return parts;
  }

  #firstEndingAfter(clock: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! > clock) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
