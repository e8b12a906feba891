import fc from 'fast-check';
import { readExactJson } from './exact-json.js';
import { malformedFiles, wellFormed } from './malformed.stories.js';
import { readPollFile, tallyPollFile } from './poll-file.js';
import { readStrictJson } from './strict-json.js';

const tallyText = (text: string) => tallyPollFile(readPollFile(text));

describe('a poll file', () => {
  it('is refused in at least two hundred kinds of malformation', () =>
    expect(new Set(malformedFiles.map(({ text }) => text)).size).toBeGreaterThanOrEqual(200));

  it.each(wellFormed)('is counted where it is well-formed: %s', (text) =>
    expect(tallyText(text).tally.cast).toBe(2),
  );

  it.each(malformedFiles.map((each) => [each.what, each] as const))(
    'is refused with its place: %s',
    (_, { text, at }) =>
      expect(() => tallyText(text)).toThrow(
        expect.objectContaining({
          name: 'Problem',
          at: expect.stringContaining(at) as string,
          message: expect.stringMatching(/^[^\n]{8,300}$/) as string,
        }),
      ),
  );

  it('is counted or refused, never anything else, wherever it is cut or a character changed', () => {
    const counted = (text: string): boolean => {
      try {
        return tallyText(text).tally.cast >= 0;
      } catch (thrown) {
        expect(thrown).toMatchObject({ name: 'Problem', at: expect.any(String) as string });
        return false;
      }
    };
    for (const text of wellFormed)
      for (let end = 0; end < text.length; end++) expect(counted(text.slice(0, end))).toBe(false);
    fc.assert(
      fc.property(
        fc.constantFrom(...wellFormed),
        fc.nat(),
        fc.string({ maxLength: 2 }),
        (text, at, other) => {
          const place = at % text.length;
          counted(text.slice(0, place) + other + text.slice(place + 1));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('may hold more than a tally needs, for the same object stands in a record', () => {
    const file = { ...(JSON.parse(wellFormed[0]!) as object), id: 'p', question: '?', tally: null };
    expect(tallyText(JSON.stringify(file)).decision.outcome).toBe('adopted');
  });

  it('may name anything by the names of an object’s prototype', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const { tally, decision } = tallyText(
      `{"method":"schulze","options":[${names.map((id) => `{"id":"${id}"}`).join()}],
        "rule":{"default":"toString","majorities":{"__proto__":"2/1","constructor":"2/1"}},
        "electorate":[${names.map((voter) => `{"voter":"${voter}","group":"${voter}"}`).join()}],
        "ballots":[${names.map((voter) => `{"voter":"${voter}","choice":[["__proto__"],["toString","constructor"]]}`).join()}]}`,
    );
    expect(Object.keys(tally.byGroup)).toEqual(names);
    expect(tally.byGroup['constructor']!.cast).toBe(1);
    expect(Object.entries(tally.pairwise!).map(([id]) => id)).toEqual(names);
    expect(decision.adopted).toEqual(['__proto__']);
    expect(decision.dropped.map(({ option }) => option)).toEqual(['constructor', 'hasOwnProperty']);
  });
});

/** Whole numbers that a double rounds are refused. */
const withoutRounded = (_: string, value: unknown): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;

describe('exact JSON', () => {
  const both = (text: string) => [readExactJson(text), readStrictJson(text)];

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }),
        fc.constantFrom(0, 2),
        (value, indent) => {
          const text = JSON.stringify(value, withoutRounded, indent);
          const parsed: unknown = JSON.parse(text);
          for (const read of both(text)) expect(JSON.stringify(read)).toBe(JSON.stringify(parsed));
        },
      ),
    );
  });

  it.each(['-0', '1.0', '1e2', '0.1', '100', '1E+2', '[1.50, -2]', '{"__proto__": {"a": 1}}'])(
    'reads %s to the digit',
    (text) => {
      for (const read of both(text))
        expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
    },
  );

  it('refuses one text where JSON.parse refuses it, and the other way round only what loses something', () => {
    const scrap = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '.',
      'e',
      'true',
      ' ',
      '"',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 9 }), (scraps) => {
        const text = scraps.join('');
        const read = (by: (json: string) => unknown) => {
          try {
            return JSON.stringify(by(text));
          } catch {
            return 'refused';
          }
        };
        const strict = read(readStrictJson);
        expect(read(readExactJson)).toBe(strict);
        if (strict !== 'refused') expect(strict).toBe(read(JSON.parse));
        else if (!/"a".*"a"|e|\./.test(text)) expect(read(JSON.parse)).toBe('refused');
      }),
      { numRuns: 3000 },
    );
  });

  it('names the place of a key that stands twice', () =>
    expect(() => readExactJson('{"ballots": [{"choice":\n {"a": 1, "a": 2}}]}')).toThrow(
      expect.objectContaining({
        at: 'line 2, column 11',
        message: 'This key stands twice in one object: ballots[0].choice.a.',
      }),
    ));
});
