import fc from 'fast-check';
import { RangeSet } from './range-set.js';

const ranges = fc.array(fc.record({ clock: fc.nat(60), length: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 30,
});

const clocksOf = ({ clock, length }: { clock: number; length: number }) =>
  Array.from({ length }, (_, i) => clock + i);

describe('RangeSet', () => {
  it('agrees with a set of single clocks', () => {
    fc.assert(
      fc.property(ranges, ranges, ranges, (first, added, asked) => {
        const set = new RangeSet();
        set.add(first);
        set.add(added);
        const single = new Set([...first, ...added].flatMap(clocksOf));
        for (const range of asked) {
          expect(set.has(range.clock)).toBe(single.has(range.clock));
        }
        const missing = asked.flatMap(clocksOf).filter((clock) => !single.has(clock));
        expect(set.missing(asked).flatMap(clocksOf)).toEqual(missing);
      }),
      { seed: 2 },
    );
  });
});
