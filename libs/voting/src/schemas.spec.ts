import { readFileSync } from 'node:fs';
import { count, type Pile } from './count.stories.js';
import { secretFiles } from './malformed-aggregates.stories.js';
import { wellFormed } from './malformed.stories.js';
import { readPollFile, tallyPollFile } from './poll-file.js';
import { jsonSchemas, pollFile, pollResult } from './schemas.js';

const published = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../docs/schemas/${name}.json`, import.meta.url), 'utf8'));

describe('the published schemas', () => {
  it.each(['poll', 'result'] as const)(
    'are those of the code: npm run --silent tally -- --schema %s > docs/schemas/%s.json',
    (name) => expect(jsonSchemas()[name]).toEqual(published(name)),
  );

  it.each(wellFormed)('take a well-formed file and its result: %s', (text) => {
    expect(pollFile.safeParse(JSON.parse(text)).error).toBeUndefined();
    expect(pollResult.safeParse(tallyPollFile(readPollFile(text))).error).toBeUndefined();
  });

  it.each(secretFiles.wellFormed)('take a file with aggregates: %s', (_, __, text) =>
    expect(pollFile.safeParse(JSON.parse(text)).error).toBeUndefined(),
  );

  const groups = (...choices: unknown[]): Record<string, Pile[]> => ({
    hq: choices.map((choice) => [choice, 2]),
    field: [[choices[0], 1]],
  });

  it.each([
    ['yes-no-abstain', { groups: 'every-group', quorum: '1/3', groupQuorum: '1/2' }, 'yes', 'no'],
    ['yes-no-abstain', { groups: 'majority-of-groups' }, 'yes', 'no'],
    ['consent', {}, 1, 5],
    ['no-objection', {}, 'object', 'stand-aside'],
    ['approval', { groups: 'every-group' }, ['text'], []],
    ['score', { scale: [-3, 3], seats: 1 }, { text: -3 }, {}],
    ['schulze', { default: 'text', quorum: '1.5' }, [['text']], []],
  ])('take every kind of reason: %s %j', (method, rule, ...choices) => {
    const told = { method, options: ['text'], rule, groups: groups(...choices) };
    for (const secret of [false, true])
      expect(pollResult.safeParse(count({ ...told, secret })).error).toBeUndefined();
  });
});
