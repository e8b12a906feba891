import { seeded } from './random.js';
import { moments } from './timetable.js';

describe('moments', () => {
  const all = Array.from({ length: 20 }, (_, nth) =>
    moments({ nth, of: 20, hertz: 5 }, 10_000, seeded(nth)),
  );

  it('are as many as the rate says, in order', () => {
    for (const own of all) {
      expect(own).toHaveLength(50);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });

  it('are spread evenly: no hundredth of a second holds a crowd', () => {
    const counts = new Map<number, number>();
    for (const at of all.flat())
      counts.set(Math.floor(at / 10), (counts.get(Math.floor(at / 10)) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThan(8);
  });

  it('are the same for every server', () => {
    expect(moments({ nth: 3, of: 20, hertz: 5 }, 10_000, seeded(3))).toEqual(all[3]);
  });
});
