import { agreement } from '../agreement/polarization.js';
import { count, type Pile } from '../count.stories.js';

const score = (scale: readonly [number, number], given: readonly number[]) => {
  const piles = given.map((n, i): Pile => [{ text: scale[0] + i }, n]);
  return count({ method: 'score', options: ['text'], rule: { scale }, piles }).agreement['text']!;
};

describe('agreement on a scale, as published', () => {
  it('has van der Eijk’s A at 0.6113333 for his example (R package agrmt)', () => {
    const given = [30, 40, 210, 130, 530, 50, 10];
    const a = agreement(new Map(given.map((n, i) => [i + 1, n])), [1, 7])!;
    expect(Number(a.p) / Number(a.q)).toBeCloseTo(0.6113333, 7);
    // (1 − A) / 2
    expect(score([1, 7], given).polarization).toBe('583/3000');
  });

  it.each([
    ['all at one place', [0, 0, 10, 0, 0], '0'],
    ['as many everywhere', [7, 7, 7, 7, 7], '1/2'],
    ['half at either end', [5, 0, 0, 0, 5], '1'],
    ['half at either of two places', [5, 5], '1/2'],
  ])('is polarized at its extremes: %s', (_, given, expected) =>
    expect(score([1, given.length], given).polarization).toBe(expected),
  );

  it('has the RAND/UCLA index at 6.1 for the example of BMJ Open 2012 e001431, table 1', () => {
    expect(score([1, 9], [0, 0, 0, 1, 1, 1, 5, 5, 2]).disagreement).toEqual({
      p30: '7',
      p70: '8',
      range: '1',
      allowed: '61/10',
      index: '10/61',
      disagrees: false,
    });
  });

  it('sees a panel that is split in two disagree', () =>
    expect(score([1, 9], [5, 0, 0, 0, 0, 0, 0, 0, 5]).disagreement).toMatchObject({
      range: '8',
      allowed: '47/20',
      disagrees: true,
    }));
});
