import { decide } from '../decide.js';
import { count, piled } from '../count.stories.js';
import { dataSet, describeWith } from './shared-data.stories.js';

const data = dataSet('pabulib');

type Row = Record<string, string>;

const table = (lines: readonly string[]): Row[] => {
  const [head, ...rows] = lines.map((line) => line.split(';'));
  return rows.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i] ?? ''])));
};

const readFile = (file: string): { readonly projects: Row[]; readonly votes: Row[] } => {
  const lines = data.read(file).trimEnd().split(/\r?\n/);
  const [projects, votes] = [lines.indexOf('PROJECTS'), lines.indexOf('VOTES')];
  return {
    projects: table(lines.slice(projects + 1, votes)),
    votes: table(lines.slice(votes + 1)),
  };
};

const idsOf = (projects: readonly Row[]) => projects.map((project) => project['project_id']!);

const column = (projects: readonly Row[], name: string, read: (cell: string) => unknown = Number) =>
  Object.fromEntries(projects.map((project) => [project['project_id']!, read(project[name]!)]));

const list = (cell: string | undefined): string[] => (cell ? cell.split(',') : []);

describeWith(data, 'participatory budgets of Pabulib', () => {
  it.each([
    ['Netherlands_Assen_2024.pb', 84, 14],
    ['Hungary_Budapest_2022_VIII_Jozsefvaros.pb', 520, 33],
  ])('counts the approvals of %s as published', (file, voters, options) => {
    const { projects, votes } = readFile(file);
    expect([votes.length, projects.length]).toEqual([voters, options]);
    const { tally } = count({
      method: 'approval',
      options: idsOf(projects),
      piles: piled(votes.map((vote) => list(vote['vote']))),
    });
    expect(tally.counts).toEqual(column(projects, 'votes'));
  });

  it.each([
    ['Switzerland_Zurich_D5.pb', 180, 24, { dots: 5 }],
    ['France_Toulouse_2019.pb', 1494, 30, { dots: 7, perOption: 3 }],
  ])('counts the votes and points of %s as published', (file, voters, options, rule) => {
    const { projects, votes } = readFile(file);
    expect([votes.length, projects.length]).toEqual([voters, options]);
    const choice = (vote: Row) => {
      const points = list(vote['points']).map(Number);
      return Object.fromEntries(list(vote['vote']).map((id, i) => [id, points[i]]));
    };
    const { tally } = count({
      method: 'dots',
      options: idsOf(projects),
      rule,
      piles: piled(votes.map(choice)),
    });
    expect(tally.counts).toEqual(column(projects, 'votes'));
    expect(tally.scores).toEqual(column(projects, 'score'));
  });

  it('counts the rankings of the Mechanical Turk experiment as published', () => {
    const { projects, votes } = readFile('Worldwide_Mechanical_Turk_Ranking_value_3.pb');
    const { tally } = count({
      method: 'borda',
      options: idsOf(projects),
      piles: piled(votes.map((vote) => list(vote['vote']).map((id) => [id]))),
    });
    expect(tally.counts).toEqual(column(projects, 'votes'));
    // published are 10 points for the first of ten, ours 9: one less for every ballot
    const ours = (points: string) => String(Number(points) - votes.length);
    expect(tally.scores).toEqual(column(projects, 'score', ours));
    expect(tally.order).toEqual(projects.map((project) => [project['project_id']!]));
  });
});

describe('the budget of Assen 2024 from its approvals (pabulib, 84 voters)', () => {
  const approvals = { 3: 43, 9: 42, 8: 25, 2: 24, 11: 24, 1: 23, 13: 21, 10: 19 };
  const counts = new Map(Object.entries(approvals));
  const options = [...counts.keys()].map((id) => ({ id, label: id }));
  const cells = [{ groups: [null], electors: 84, present: 0, cast: 84, counts }];

  it('adopts what more than half of those who voted approve', () => {
    const { decision } = decide(
      { method: 'approval', options, rule: {} },
      { cells, withheld: false },
    );
    expect(decision).toMatchObject({ outcome: 'adopted', adopted: ['3'] });
  });

  it('leaves a tie across the cut to a ruling or a run-off', () => {
    const { tally, decision } = decide(
      { method: 'approval', options, rule: { seats: 4 } },
      { cells, withheld: false },
    );
    expect(tally.order!.slice(0, 4)).toEqual([['3'], ['9'], ['8'], ['2', '11']]);
    expect(decision).toMatchObject({ outcome: 'tie', adopted: ['3', '9', '8'], tied: ['2', '11'] });
  });
});
