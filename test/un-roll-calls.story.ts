import { randomUUID } from 'node:crypto';
import type { RevisionView, StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { Person } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';
import { haveRollCalls, readRollCalls, resolution65104, type RollCall } from './un-roll-calls.js';

const rollCalls = haveRollCalls ? readRollCalls() : [resolution65104];
if (!haveRollCalls)
  process.stdout.write(
    'un-roll-calls: the real data is not beside this checkout; one roll call is told from its numbers.\n',
  );

/** What the press releases say: GA/11035, GA/11207, and for 67/19 whatever reported the day. */
const published: Readonly<Record<string, string>> = {
  'R/65/104': '169-6-3',
  'R/66/253': '137-12-17',
  'R/67/19': '138-9-41',
};

interface Recount {
  readonly polls: readonly {
    readonly question: string;
    readonly electorate: readonly { voter: string; group?: string }[];
    readonly ballots: readonly { voter: string; choice: 'yes' | 'no' | 'abstain' }[];
    readonly tally: PollView['tally'];
    readonly decision: PollView['decision'];
  }[];
}

describe('the General Assembly, as recorded', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  const states = new Map<string, Person>();
  const closed = new Map<string, PollView>();

  const regions = new Map(
    rollCalls.flatMap(({ votes }) => votes.map(({ country, region }) => [country, region])),
  );

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    const groups = [...new Set(regions.values())]
      .filter((name) => name !== '')
      .map((name) => ({ name }));
    const assembly = {
      title: 'General Assembly',
      slug: 'general-assembly',
      groups,
      admission: 'roster',
    } as const;
    ({ process, workshop } = await makeProcess(organizer, assembly));
    await joinByBadge();
  }, 120_000);
  afterAll(() => plenary.close());

  const groupOf = (region: string) =>
    process.groups.find(({ name }) => name === region)?.id ?? null;

  const joinByBadge = async () => {
    const roster = [...regions].map(([name, region]) => ({
      name,
      groupId: groupOf(region),
      role: 'member',
    }));
    const badges = await organizer.post<{ badge: string }[]>(
      `/api/processes/${process.id}/roster`,
      roster,
    );
    for (const [i, { name }] of roster.entries()) {
      const state = plenary.newcomer();
      const joined = await state.post<{ confirmed: boolean }>('/api/join', {
        badge: badges[i]!.badge,
      });
      if (!joined.confirmed) throw new Error(`the seat of ${name} is not confirmed`);
      await state.emit('room:enter', { workshopId: workshop.id });
      states.set(name, state);
    }
  };

  const openOn = async ({ resolution, title }: RollCall): Promise<PollView> => {
    const statement = await organizer.post<StatementView>(
      `/api/processes/${process.id}/statements`,
      {
        kind: 'recommendation',
        title: `${resolution} ${title}`,
        themeId: process.themes[0]!.id,
        workshopId: workshop.id,
      },
    );
    const revision = await organizer.post<RevisionView>(
      `/api/statements/${statement.id}/revisions`,
    );
    const poll = await organizer.post<PollView>(`/api/workshops/${workshop.id}/polls`, {
      question: resolution,
      method: 'yes-no-abstain',
      rule: {},
      binding: true,
      minimumOpen: 0,
      options: [{ label: title, revisionId: revision.id }],
    });
    return organizer.post<PollView>(`/api/polls/${poll.id}/open`, { hash: poll.hash });
  };

  const vote = async (rollCall: RollCall): Promise<void> => {
    const poll = await openOn(rollCall);
    const ballot = { pollId: poll.id, pollHash: poll.hash, replaces: null };
    await Promise.all(
      rollCall.votes.map(({ country, vote: choice }) =>
        states.get(country)!.emit('ballot:cast', { ...ballot, choice, submissionId: randomUUID() }),
      ),
    );
    closed.set(rollCall.resolution, await organizer.post<PollView>(`/api/polls/${poll.id}/close`));
  };

  it('seats every State in the group of its region, and the one without a region too', async () => {
    const people = await organizer.get<{ seat: object | null; groupId: string | null }[]>(
      `/api/processes/${process.id}/people`,
    );
    const seated = people.filter(({ seat }) => seat !== null);
    expect(seated).toHaveLength(regions.size);
    expect(seated.filter(({ groupId }) => groupId === null)).toHaveLength(1);
  });

  it.each(rollCalls.map((rollCall) => [rollCall.resolution, rollCall] as const))(
    'counts %s as recorded',
    async (resolution, rollCall) => {
      await vote(rollCall);
      const { tally, decision, turnout } = closed.get(resolution)!;
      expect(tally!.counts).toEqual(rollCall.published);
      expect(tally!.cast).toBe(rollCall.votes.length);
      expect(turnout).toMatchObject({ voted: rollCall.votes.length, of: regions.size });
      expect(decision!.outcome).toBe('adopted');
      const { yes, no, abstain } = tally!.counts as RollCall['published'];
      const asPublished = published[resolution];
      if (asPublished) expect(`${yes}-${no}-${abstain}`).toBe(asPublished);
    },
    60_000,
  );

  it('counts every region as recorded; who has no region is in the totals alone', () => {
    for (const { resolution, votes } of rollCalls)
      for (const group of process.groups) {
        const theirs = votes.filter(({ region }) => region === group.name);
        const count = (choice: string) => theirs.filter((each) => each.vote === choice).length;
        const counts = { yes: count('yes'), no: count('no'), abstain: count('abstain') };
        expect(closed.get(resolution)!.tally!.byGroup[group.id]?.counts).toEqual(counts);
      }
  });

  it('hands over a record from which the published figures follow', async () => {
    const { polls } = await organizer.get<Recount>(`/api/processes/${process.id}/record.json`);
    expect(polls).toHaveLength(rollCalls.length);
    for (const { question, ballots, electorate, tally, decision } of polls) {
      const { published: figures } = rollCalls.find(({ resolution }) => resolution === question)!;
      const count = (choice: string) => ballots.filter((each) => each.choice === choice).length;
      expect({ yes: count('yes'), no: count('no'), abstain: count('abstain') }).toEqual(figures);
      expect(electorate).toHaveLength(regions.size);
      expect(tally).toEqual(closed.get(question)!.tally);
      expect(decision).toEqual(closed.get(question)!.decision);
    }
  });

  it('hands over a report with every resolution and its vote, in four formats', async () => {
    const report = await (
      await organizer.fetch(`/api/processes/${process.id}/synthesis.md`)
    ).text();
    for (const { resolution, title, published: figures } of rollCalls) {
      expect(report).toContain(resolution);
      expect(report).toContain(title);
      expect(report).toMatch(new RegExp(`${figures.yes} .*\\b${figures.yes + figures.no}\\b`));
    }
    for (const [format, magic] of [
      ['html', '<!doctype html>'],
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
    ] as const) {
      const answer = await organizer.fetch(`/api/processes/${process.id}/synthesis.${format}`);
      expect(answer.status).toBe(200);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, magic.length).toString().toLowerCase()).toBe(magic.toLowerCase());
    }
  }, 60_000);
});
