import { Histogram } from './histogram.js';

const of = (...times: number[]) => {
  const histogram = new Histogram();
  for (const time of times) histogram.add(time);
  return histogram;
};

describe('percentiles', () => {
  const hundred = of(...Array.from({ length: 100 }, (_, i) => i + 0.05));

  it.each([
    [1, 0.1],
    [50, 49.1],
    [99, 98.1],
    [100, 99.1],
  ])('are times that %d of a hundred did not exceed', (percent, time) => {
    expect(hundred.percentile(percent)).toBeCloseTo(time);
  });

  it('are no number where nothing was timed', () => {
    expect(of().percentile(50)).toBeNaN();
  });

  it('take what is very long for 20 seconds, and clocks that go back for nothing', () => {
    expect(of(1e9).percentile(50)).toBeCloseTo(20_000.1);
    expect(of(-1).percentile(50)).toBeCloseTo(0.1);
  });
});
