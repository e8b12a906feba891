import { dots, sample } from './sample-process.stories.js';
import { composeSynthesis } from './synthesis.js';

const recommendations = (polls = sample.polls) =>
  composeSynthesis({ ...sample, polls }).chapters[0]!.recommendations.map(
    ({ id, priority }) => [id, priority?.rank ?? null] as const,
  );

describe('a synthesis', () => {
  const synthesis = composeSynthesis(sample);

  it('has a chapter for each theme under which something was adopted', () => {
    expect(synthesis.chapters.map(({ theme }) => theme)).toEqual([
      'Strategic integration',
      'القيادة والحوافز',
    ]);
  });

  it('counts what was adopted', () => {
    expect(synthesis.summary).toEqual({
      workshops: 1,
      groups: 2,
      statements: 7,
      findingsAdopted: 2,
      recommendationsAdopted: 4,
      bindingVotes: 4,
    });
  });

  it('puts findings by number and recommendations by priority, ties sharing a rank', () => {
    expect(synthesis.chapters[0]!.findings.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(recommendations()).toEqual([
      ['s4', 1],
      ['s3', 2],
      ['s5', 2],
    ]);
    expect(synthesis.chapters[0]!.recommendations[1]!.priority).toMatchObject({
      tied: true,
      score: '2',
      of: 3,
    });
  });

  it('takes the latest vote on priorities, and a straw poll only where there is no binding one', () => {
    const later = dots('d2', { closedAt: '2007-10-30T11:00:00.000Z' }, 9, 0, 1);
    const straw = dots('d3', { closedAt: '2007-10-31T11:00:00.000Z', binding: false }, 0, 0, 9);
    expect(recommendations([...sample.polls, later, straw]).map(([id]) => id)).toEqual([
      's3',
      's5',
      's4',
    ]);
    expect(recommendations([straw]).map(([id]) => id)).toEqual(['s5', 's3', 's4']);
  });

  it('puts those without a priority last, by number', () => {
    const two = dots('d4', {}, 1, 1, 5);
    const options = two.options.slice(2);
    const only = { ...two, options, tally: { ...two.tally!, order: [['o-s5']] } };
    expect(recommendations([only])).toEqual([
      ['s5', 1],
      ['s3', null],
      ['s4', null],
    ]);
  });

  it('does not order by a vote without quorum', () => {
    const failed = dots('d5', {}, 0, 9, 0);
    const noQuorum = {
      ...failed,
      decision: { ...failed.decision!, outcome: 'no-quorum' as const },
    };
    expect(recommendations([noQuorum]).map(([id]) => id)).toEqual(['s3', 's4', 's5']);
  });

  it('keeps every opened vote beside its text, earliest first, cancelled ones too', () => {
    const { votes } = synthesis.chapters[1]!.recommendations[0]!;
    expect(votes.map(({ pollId, cancelled }) => [pollId, cancelled])).toEqual([
      ['p6-earlier', true],
      ['p6', false],
    ]);
  });

  it('counts the voter without a group in the totals alone', () => {
    const [vote] = synthesis.chapters[0]!.recommendations[1]!.votes;
    expect(vote!.overall).toEqual({ yes: 9, no: 1, abstain: 1 });
    expect(vote!.byGroup).toEqual([
      { group: 'UN Headquarters', yes: 4, no: 1, abstain: 1 },
      { group: 'Field operations', yes: 4, no: 0, abstain: 0 },
    ]);
  });

  it('lists what was not adopted, with its votes', () => {
    expect(synthesis.notAdopted).toMatchObject([
      { id: 's7', standing: 'not adopted', theme: 'Strategic integration' },
    ]);
    expect(synthesis.notAdopted[0]!.votes.map(({ binding }) => binding)).toEqual([true, false]);
  });

  it('names no group under the Chatham House Rule', () => {
    const process = { ...sample.process, attribution: 'nothing' as const };
    const unnamed = JSON.stringify(composeSynthesis({ ...sample, process }));
    for (const { id, name } of sample.process.groups) {
      expect(unnamed).not.toContain(name);
      expect(unnamed).not.toContain(`"${id}"`);
    }
  });

  it('keeps an adopted text whose theme is gone', () => {
    const process = { ...sample.process, themes: [] };
    const { chapters } = composeSynthesis({ ...sample, process });
    expect(chapters).toMatchObject([{ theme: null }]);
  });
});
