import { compareHeads, type KeptHead } from './kept-heads';

const head = (number: number, minute: number, hash = `h${number}`): KeptHead => ({
  number,
  head: hash,
  closedAt: new Date(Date.UTC(2007, 9, 29, 10, minute)).toISOString(),
});

describe('a head of the audit chain beside the one that this browser kept', () => {
  it.each([
    ['the first one seen', null, head(7, 0), 'new'],
    ['a later poll further on', head(7, 0), head(9, 5), 'new'],
    ['the same again', head(7, 0), head(7, 0), 'known'],
    ['an earlier poll', head(7, 5), head(3, 0), 'known'],
    ['two that closed at once, entered the other way round', head(8, 0), head(7, 0.5), 'known'],
    ['the same number with another hash', head(7, 0), head(7, 0, 'other'), 'contradiction'],
    ['a later poll with a lower number', head(7, 0), head(5, 10), 'contradiction'],
    ['an earlier poll with a higher number', head(7, 10), head(9, 0), 'contradiction'],
  ] as const)('tells %s', (_, kept, shown, expected) => {
    expect(compareHeads(kept, shown)).toBe(expected);
  });
});
