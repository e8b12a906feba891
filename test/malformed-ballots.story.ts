import { randomUUID } from 'node:crypto';
import type { PollView } from '#libs/voting';
import type { Person, Refusal } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { cast, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

const options = ['One', 'Two', 'Three'].map((label) => ({ label }));
const one = options.slice(0, 1);

/** What is a choice of no method. */
const nowhere: unknown[] = [
  null,
  true,
  false,
  '',
  'maybe',
  'YES',
  ' yes',
  'yes\u0000',
  '\ud800',
  'yes'.repeat(1000),
  -1,
  6,
  2.5,
  1e308,
  [null],
  [[]],
  [[[]]],
  [['1', '1']],
  [['1'], ['1']],
  ['1', '1'],
  ['4'],
  [['4']],
  ['__proto__'],
  [['constructor']],
  [{ '1': 1 }],
  { '4': 1 },
  { '1': -1 },
  { '1': 1.5 },
  { '1': '1' },
  { '1': null },
  { '1': [1] },
  { '1': 1e21 },
  { '1': 99 },
  { constructor: 1 },
  { prototype: {} },
  { toString: 1 },
  { '1': 5, '2': 5, '3': 5 },
];

/** Each method with what is a choice of another one but not of it. */
const methods: {
  method: string;
  rule: object;
  options: object[];
  wrong: unknown[];
  right: unknown;
}[] = [
  {
    method: 'yes-no-abstain',
    rule: {},
    options: one,
    wrong: [0, 'object', ['1'], { '1': 1 }, []],
    right: 'yes',
  },
  { method: 'consent', rule: {}, options: one, wrong: ['5', 'yes', [5], { '1': 5 }], right: 5 },
  { method: 'no-objection', rule: {}, options: one, wrong: ['yes', 0, []], right: 'object' },
  { method: 'approval', rule: {}, options, wrong: ['1', 1, [['1']], { '1': 1 }], right: ['1'] },
  {
    method: 'dots',
    rule: { dots: 4, perOption: 3 },
    options,
    wrong: ['1', ['1'], [['1']], { '1': 4 }, { '1': 3, '2': 2 }],
    right: { '1': 3, '2': 1 },
  },
  {
    method: 'score',
    rule: { scale: [0, 4] },
    options,
    wrong: ['1', ['1'], { '1': 5 }],
    right: { '1': 4 },
  },
  { method: 'borda', rule: {}, options, wrong: ['1', ['1'], { '1': 1 }, 1], right: [['1']] },
  {
    method: 'schulze',
    rule: {},
    options,
    wrong: ['1', ['1'], { '1': 1 }, 0],
    right: [['1'], ['2']],
  },
];

const uuid = randomUUID();
const hash = `sha256:${'0'.repeat(64)}`;

/** Bodies that are no submission, as bytes; `own` is a right one of the poll. */
const bodies: [string, (own: Readonly<Record<string, unknown>>) => string | Buffer][] = [
  ['nothing', () => ''],
  ['a word', () => 'yes'],
  ['half a body', (own) => JSON.stringify(own).slice(0, -5)],
  ['a list', () => '[]'],
  ['null', () => 'null'],
  ['a number', () => '7'],
  ['a text', () => '"yes"'],
  ['bytes that are no UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['deep lists', () => '['.repeat(5000) + ']'.repeat(5000)],
  [
    'a deep choice',
    (own) =>
      JSON.stringify({ ...own, choice: 0 }).replace('0', '['.repeat(3000) + ']'.repeat(3000)),
  ],
  ['a huge choice', (own) => JSON.stringify({ ...own, choice: 'y'.repeat(2_000_000) })],
  ['a long list', (own) => JSON.stringify({ ...own, choice: Array(501).fill('1') })],
  ...['pollHash', 'choice', 'submissionId'].flatMap(
    (field): [string, (own: object) => string][] => [
      [`no ${field}`, (own) => JSON.stringify({ ...own, [field]: undefined })],
      [`${field} null`, (own) => JSON.stringify({ ...own, [field]: null })],
      [`${field} a list of lists`, (own) => JSON.stringify({ ...own, [field]: [[['x']]] })],
      [`${field} true`, (own) => JSON.stringify({ ...own, [field]: true })],
    ],
  ),
  ...[-1, 0.5, '1', true, [], {}, 1e99, 2_147_483_647].map(
    (replaces): [string, (own: object) => string] => [
      `replaces ${JSON.stringify(replaces)}`,
      (own) => JSON.stringify({ ...own, replaces }),
    ],
  ),
  ...['', 'x', `${uuid}x`, uuid.slice(1), 7, {}].map(
    (submissionId): [string, (own: object) => string] => [
      `submission ${JSON.stringify(submissionId)}`,
      (own) => JSON.stringify({ ...own, submissionId }),
    ],
  ),
  ...['', 'sha256:', hash.slice(0, -1), `${hash}0`, hash.toUpperCase(), hash.slice(7), 1].map(
    (pollHash): [string, (own: object) => string] => [
      `hash ${JSON.stringify(pollHash)}`,
      (own) => JSON.stringify({ ...own, pollHash }),
    ],
  ),
  ['an author that is nobody', (own) => JSON.stringify({ ...own, author: 'me' })],
  ['a padding that is too long', (own) => JSON.stringify({ ...own, padding: '.'.repeat(60_000) })],
  ['a padding that is a number', (own) => JSON.stringify({ ...own, padding: 5 })],
];

describe('a ballot that is malformed', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;
  let voter: Person;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 2);
    voter = meeting.voters[0]!;
  });
  afterAll(() => plenary.close());

  const put = async (poll: PollView, body: string | Buffer): Promise<Refusal> => {
    const answer = await fetch(`${plenary.url}/api/polls/${poll.id}/ballot`, {
      method: 'PUT',
      headers: { cookie: voter.cookie, 'content-type': 'application/json' },
      body,
    });
    return (await answer.json()) as Refusal;
  };

  const submission = (poll: PollView, choice: unknown) => ({
    pollHash: poll.hash,
    choice,
    replaces: null,
    submissionId: randomUUID(),
  });

  const noneStored = async (poll: PollView) => {
    const { turnout } = await meeting.organizer.get<PollView>(`/api/polls/${poll.id}`);
    expect(turnout.voted).toBe(0);
  };

  it.each(methods)(
    'is refused at its choice by $method, over REST and in the room, and nothing is stored',
    async ({ method, rule, options: among, wrong, right }) => {
      const poll = await meeting.open({ method, rule, options: among });
      const isAllowed = allowedAnyway[method] ?? (() => false);
      const kinds = [...nowhere, ...wrong].filter((choice) => !isAllowed(choice));
      for (const choice of kinds) {
        const told = {
          choice: JSON.stringify(choice),
          ...(await put(poll, JSON.stringify(submission(poll, choice)))),
        };
        expect(told).toMatchObject({
          status: 400,
          kind: 'invalid',
          at: expect.stringMatching(/^choice/),
        });
        const inRoom = voter.emit('ballot:cast', { pollId: poll.id, ...submission(poll, choice) });
        await expect(inRoom).rejects.toMatchObject({ refusal: { kind: 'invalid' } });
      }
      await noneStored(poll);
      expect(await cast(voter, poll, right)).toMatchObject({ version: 1 });
      expect((await meeting.close(poll)).tally).toMatchObject({ cast: 1 });
    },
    60_000,
  );

  it.each(bodies)('is refused as %s', async (_, body) => {
    const poll = await meeting.open({ method: 'yes-no-abstain', rule: {}, options: one });
    const { status, kind, detail } = await put(poll, body(submission(poll, 'yes')));
    expect([400, 409, 413]).toContain(status);
    expect(kind).toMatch(/^(invalid|conflict)$/);
    expect(detail).not.toMatch(/\n|node_modules|Error:/);
    await noneStored(poll);
    await meeting.organizer.post(`/api/polls/${poll.id}/cancel`, { reason: 'end of this story' });
  });
});

/** What is a choice of a method after all. */
const allowedAnyway: Readonly<Record<string, (choice: unknown) => boolean>> = {
  approval: (choice) => Array.isArray(choice) && choice.length === 0,
};
