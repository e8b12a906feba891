import { each, finished, finishedInSlices, inTurn, betweenPauses, type Work } from './slices.js';

const busyFor = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

function* inSteps(steps: number, milliseconds: number): Work<string> {
  for (let i = 0; i < steps; i++) {
    busyFor(milliseconds);
    yield;
  }
  return 'done';
}

/** How often other work got its turn while this was done. */
async function turnsDuring(work: Work<unknown>): Promise<number> {
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  await finishedInSlices(work);
  clearInterval(others);
  return turns;
}

describe('work in slices', () => {
  it('lets other work have its turn every few milliseconds', async () => {
    expect(await turnsDuring(inSteps(100, 1))).toBeGreaterThanOrEqual(10);
  });

  it('is done at once where it is short, however often it could be paused', async () => {
    expect(await turnsDuring(inSteps(100, 0))).toBeLessThan(3);
    expect(await finishedInSlices(inSteps(100, 0))).toBe('done');
  });

  it('does what it does at once where that is asked', () => {
    expect(finished(inSteps(3, 0))).toBe('done');
  });

  it('can be paused after each of many, and after each few hundred of what is quick', () => {
    const pauses = (work: Work<unknown>) => Array.from(work).length;
    const numbers = Array.from({ length: 4 * betweenPauses }, (_, i) => i);
    expect(finished(each(numbers, (number) => number * 2)).at(-1)).toBe(8 * betweenPauses - 2);
    expect(pauses(each(numbers, String))).toBe(4);
    expect(pauses(inTurn([2, 3], (steps) => inSteps(steps, 0)))).toBe(2 + 3 + 2);
  });
});
