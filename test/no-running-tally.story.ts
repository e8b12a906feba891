import type { LoggerService } from '@nestjs/common';
import type { PollView } from '#libs/voting';
import type { Person } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { cast, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

/** What differs from poll to poll whatever is chosen: ids, hashes, salts, times, versions. */
const ownNames =
  /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(sha256:)?[0-9a-f]{64}|[0-9a-f]{32}|\d{4}-\d\d-\d\dT[\d:.]+Z|"version":\d+/g;

/** The time, and a hash of all that is answered. */
const ownHeaders = new Set(['date', 'etag']);

const withoutNames = (text: string): string => text.replace(ownNames, '·');

interface Seen {
  readonly answers: Record<string, string>;
  readonly events: string[];
  readonly log: string[];
}

/** What can be seen while the poll runs, and what once it has closed. */
type Watched = Seen & { readonly result: Record<string, string> };

/**
 * Two meetings in which the same people vote at the same moments, and choose differently: whatever anybody can see while
 * a poll runs is the same in both, to the byte.
 */
describe.each([
  ['open', false],
  ['secret', true],
])('while a poll runs (%s)', (_, secret) => {
  let plenary: Plenary;
  const log: string[] = [];

  beforeAll(async () => {
    plenary = await startPlenary();
    const keep = (...words: unknown[]) => void log.push(words.map(String).join(' '));
    const logger: LoggerService = {
      log: keep,
      error: keep,
      warn: keep,
      debug: keep,
      verbose: keep,
    };
    plenary.app.useLogger(logger);
  });
  afterAll(() => plenary.close());

  const polls = [
    { method: 'yes-no-abstain', rule: { groups: 'none' }, options: [{ label: 'The text' }] },
    { method: 'dots', rule: { dots: 9 }, options: [{ label: 'One' }, { label: 'Two' }] },
  ];

  const paths = ({ process, workshop }: VotingWorkshop, poll: PollView) => [
    `/api/polls/${poll.id}`,
    `/api/workshops/${workshop.id}/polls`,
    `/api/processes/${process.id}`,
    `/api/processes/${process.id}/people`,
    `/api/processes/${process.id}/record.json`,
    `/api/processes/${process.id}/synthesis.md`,
    `/api/processes/${process.id}/synthesis.html`,
  ];

  const answersTo = async (asker: Person, meeting: VotingWorkshop, poll: PollView) => {
    const answers: Record<string, string> = {};
    for (const path of paths(meeting, poll)) {
      const answer = await asker.fetch(path);
      const head = withoutNames(
        JSON.stringify([...answer.headers].filter(([name]) => !ownHeaders.has(name))),
      );
      // people come in the order of their ids, which are random
      const lines = withoutNames(await answer.text())
        .split(/[{}[\]]/)
        .sort();
      answers[withoutNames(path)] = `${answer.status} ${head} ${lines.join(' ')}`;
    }
    const room = await asker.emit('room:enter', { workshopId: meeting.workshop.id });
    return { ...answers, room: withoutNames(JSON.stringify(room)) };
  };

  /** Lets everybody but the last one vote, who looks on, and gathers what the looker-on and the chair can see. */
  const watch = async (poll: object, choices: readonly unknown[]): Promise<Watched> => {
    log.length = 0;
    const meeting = await votingWorkshop(plenary, 6);
    const watcher = meeting.voters[5]!;
    await watcher.emit('room:enter', { workshopId: meeting.workshop.id });
    const events: string[] = [];
    (await watcher.live()).onAny((...event: unknown[]) =>
      events.push(withoutNames(JSON.stringify(event))),
    );
    const opened = await meeting.open({ ...poll, secret });
    for (const [i, choice] of choices.entries()) {
      const counted = watcher.next('turnout:counted');
      await cast(meeting.voters[i]!, opened, choice);
      await counted;
    }
    const [asWatcher, asChair] = [
      await answersTo(watcher, meeting, opened),
      await answersTo(meeting.organizer, meeting, opened),
    ];
    const seen = {
      answers: { ...asWatcher, ...prefixed('chair ', asChair) },
      events: events.filter((event) => !event.startsWith('["presence:counted"')),
      log: log.map(withoutNames),
    };
    await meeting.close(opened);
    return { ...seen, result: await answersTo(watcher, meeting, opened) };
  };

  it.each([
    [
      'yes-no-abstain',
      polls[0]!,
      ['yes', 'yes', 'yes', 'yes', 'yes'],
      ['no', 'abstain', 'no', 'no', 'no'],
    ],
    ['dots', polls[1]!, Array<object>(5).fill({ '1': 9 }), Array<object>(5).fill({})],
  ])(
    'nobody sees how it goes (%s)',
    async (__, poll, some, others) => {
      const { result, ...first } = await watch(poll, some);
      const { result: otherResult, ...second } = await watch(poll, others);
      expect(differences(first, second)).toEqual([]);
      expect(first.events).toHaveLength(6);
      expect(Object.keys(first.answers)).toHaveLength(16);
      // the glass is clear: once it has closed, everybody sees
      expect(otherResult).not.toEqual(result);
    },
    60_000,
  );
});

/** Where two of them part, in short. */
const differences = (a: Seen, b: Seen): string[] => {
  const [one, other] = [
    JSON.stringify(a).split(/(?<=[,{[])/),
    JSON.stringify(b).split(/(?<=[,{[])/),
  ];
  return one
    .flatMap((piece, i) => (piece === other[i] ? [] : [`${piece} ≠ ${other[i]}`]))
    .slice(0, 5);
};

const prefixed = (prefix: string, answers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(answers).map(([path, answer]) => [prefix + path, answer]));
