import fc from 'fast-check';
import { malformedRecords } from './malformed-records.stories.js';
import { sampleRecord } from './record.stories.js';
import { recount } from './recount.js';

const text = JSON.stringify(sampleRecord());

const refusal = (json: string): unknown => {
  try {
    return recount(json);
  } catch (thrown) {
    return thrown;
  }
};

describe('a malformed record', () => {
  it('comes in at least two hundred kinds', () =>
    expect(new Set(malformedRecords.map((each) => each.text)).size).toBeGreaterThanOrEqual(200));

  it('is refused with its place, whatever its kind', () => {
    const wrong = malformedRecords.flatMap(({ what, text: json, at }) => {
      const thrown = refusal(json) as { name?: string; at?: string; message?: string };
      const isClear =
        thrown.name === 'Problem' &&
        thrown.at?.startsWith(at) === true &&
        /^[^\n]{8,300}$/.test(thrown.message ?? '');
      return isClear
        ? []
        : [`${what}: ${thrown.at ?? JSON.stringify(thrown).slice(0, 200)} (${at})`];
    });
    expect(wrong).toEqual([]);
  });

  it('is refused or recounted, and nothing else, wherever it is cut or a character changed', () => {
    const isClear = (json: string): boolean => {
      const ended = refusal(json) as { name?: string; at?: string; problems?: unknown[] };
      return ended.problems !== undefined || (ended.name === 'Problem' && ended.at !== undefined);
    };
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), (at, other) => {
        expect(isClear(text.slice(0, at))).toBe(true);
        expect(isClear(text.slice(0, at) + other + text.slice(at + 1))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
