import { countOf, type BallotBox, type Choice, type Counts } from './ballot-box.js';
import { Electorate } from './electorate.js';

/** A box that takes one ballot of each voter, and counts them as it is told to. */
function boxOf(count: (ballots: readonly Choice[]) => Counts = countOf): BallotBox {
  const stored = new Map<number, { choice: Choice; version: number }>();
  return {
    cast(voter, choice, replaces) {
      const version = (stored.get(voter)?.version ?? 0) + 1;
      if (version !== (replaces ?? 0) + 1) return Promise.reject(new Error('a conflict'));
      stored.set(voter, { choice, version });
      return Promise.resolve(version);
    },
    close: () => Promise.resolve(count(Array.from(stored.values(), ({ choice }) => choice))),
  };
}

const always = { from: 0, to: Infinity };

describe('those who vote in a benchmark', () => {
  it('change their ballots, each in place of the last one, and are counted as they were told', async () => {
    const electorate = new Electorate(boxOf(), 3, always);
    for (let round = 0; round < 4; round++)
      for (let voter = 0; voter < 3; voter++) expect(await electorate.cast(voter)).toBe(true);
    expect(electorate.times.total).toBe(12);
    expect(await electorate.troubles()).toEqual([]);
  });

  it('tell when a ballot is refused', async () => {
    const refusing = { ...boxOf(), cast: () => Promise.reject(new Error('closed')) };
    const electorate = new Electorate(refusing, 1, always);
    expect(await electorate.cast(0)).toBe(false);
    expect(await electorate.troubles()).toEqual(['closed']);
  });

  it('tell when something else is counted', async () => {
    const electorate = new Electorate(
      boxOf(() => ({ yes: 2, no: 0, abstain: 0 })),
      1,
      always,
    );
    await electorate.cast(0);
    expect(await electorate.troubles()).toEqual(['what is counted is not what was told']);
  });

  it('count no time outside the window', async () => {
    const electorate = new Electorate(boxOf(), 1, { from: Infinity, to: Infinity });
    await electorate.cast(0);
    expect(electorate.times.total).toBe(0);
  });
});
