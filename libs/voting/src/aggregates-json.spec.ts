import fc from 'fast-check';
import { aggregatesToJson, readAggregates } from './aggregates-json.js';
import { aggregate } from './aggregates.js';
import { decide } from './decide.js';
import { readExactJson } from './exact-json.js';
import { secretFiles } from './malformed-aggregates.stories.js';
import { readPollFile, tallyPollFile } from './poll-file.js';
import { asRecord, pollOf, randomPolls, votes } from './random-polls.stories.js';
import { poolCells } from './secrecy.js';

describe.each(randomPolls)('the aggregates of a secret poll: %s', (_, kind) => {
  it('say the same once they were published and read again', () => {
    fc.assert(
      fc.property(votes(kind), (given) => {
        const { electorate, ballots } = asRecord(given);
        const poll = pollOf(kind);
        const cells = poolCells(poll, aggregate(poll, electorate, ballots));
        const text = JSON.stringify(aggregatesToJson(cells));
        const read = readAggregates(poll, readExactJson(text));
        expect(decide(poll, read)).toEqual(decide(poll, cells));
        expect(JSON.stringify(aggregatesToJson(read))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a poll file with aggregates', () => {
  it.each(secretFiles.wellFormed)(
    'is counted as the one with the ballots: %s',
    (_, withBallots, withCells) => {
      const result = tallyPollFile(readPollFile(withCells));
      expect(result).toEqual(tallyPollFile(readPollFile(withBallots)));
      expect(result.tally.cast).toBeGreaterThan(4);
    },
  );

  it.each(secretFiles.malformed.map((each) => [each.what, each] as const))(
    'is refused with its place: %s',
    (_, { text, at }) =>
      expect(() => readPollFile(text)).toThrow(
        expect.objectContaining({
          name: 'Problem',
          at: expect.stringMatching(at) as string,
          message: expect.stringMatching(/^[^\n]{8,300}$/) as string,
        }),
      ),
  );
});
