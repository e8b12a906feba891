import { count, piled, rankingOf } from '../count.stories.js';
import { dataSet, describeWith } from './shared-data.stories.js';

const data = dataSet('debian-votes');

interface Published {
  readonly cast: number;
  readonly ratios: Record<string, string>;
  readonly dropped: string[];
  readonly winner: string;
}

/** Figures that results.txt and quorum.txt publish; ratios are those in the titles of the options. */
const votes: Record<string, Published> = {
  '2014_vote_003': { cast: 483, ratios: {}, dropped: [], winner: '4' },
  '2008_vote_003': {
    cast: 367,
    ratios: { 2: '3/1', 3: '3/1', 4: '3/1', 6: '3/1' },
    dropped: ['1', '2', '3', '4', '6'],
    winner: '5',
  },
  '2006_vote_007': { cast: 323, ratios: { 2: '3/1' }, dropped: ['2'], winner: '1' },
  '2014_vote_002': { cast: 288, ratios: {}, dropped: [], winner: '2' },
  '2016_vote_002': { cast: 256, ratios: {}, dropped: ['1'], winner: '2' },
  '2007_vote_001': { cast: 482, ratios: {}, dropped: ['2', '8'], winner: '4' },
};

const ballotsOf = (vote: string): string[] =>
  [...data.read(`${vote}/tally.txt`).matchAll(/^V: ([\d-]+)/gm)].map(([, ranks]) => ranks!);

/** `32415`: the rank of each option; `-` is not ranked. */
const readRanks = (ranks: string, options: readonly string[]) =>
  rankingOf(new Map([...options].map((id, i) => [id, ranks[i] === '-' ? null : Number(ranks[i])])));

/** The table of results.txt: ballots that rank the option of the row above that of the column. */
const readMatrix = (vote: string, options: readonly string[]) => {
  const lines = [...data.read(`${vote}/results.txt`).matchAll(/^Option (\d+) {2,}(.*)$/gm)];
  return Object.fromEntries(
    lines.slice(0, options.length).map(([, row, cells]) => {
      const figures = cells!.trim().split(/\s+/).map(Number);
      const others = options.filter((id) => id !== row);
      return [row, Object.fromEntries(others.map((id, i) => [id, figures[i]]))];
    }),
  );
};

const readQuorum = (vote: string): string =>
  /Quorum {2}\(3 x Q \) += ([\d.]+)/.exec(data.read(`${vote}/quorum.txt`))![1]!;

describeWith(data, 'votes of the Debian project, from their tally sheets', () => {
  it.each(Object.entries(votes))('decides %s as published', (vote, published) => {
    const ballots = ballotsOf(vote);
    const options = Array.from({ length: ballots[0]!.length }, (_, i) => String(i + 1));
    const none = options.at(-1)!;
    const { tally, decision } = count({
      method: 'schulze',
      options,
      rule: { default: none, majorities: published.ratios, quorum: readQuorum(vote) },
      piles: piled(ballots.map((ranks) => readRanks(ranks, options))),
    });
    expect(tally.cast).toBe(published.cast);
    expect(tally.pairwise).toEqual(readMatrix(vote, options));
    expect(decision.dropped.map(({ option }) => option)).toEqual(published.dropped);
    expect(tally.order![0]).toEqual([published.winner]);
    expect(decision.adopted).toEqual(published.winner === none ? [] : [published.winner]);
    expect(decision.outcome).toBe(published.winner === none ? 'not-adopted' : 'adopted');
    expect(data.read(`${vote}/results.txt`)).toMatch(
      new RegExp(`The winners are:\\s+Option ${published.winner} `),
    );
  });

  it.each(Object.keys(votes))('says of each option of %s what the sheet says', (vote) => {
    const ballots = ballotsOf(vote);
    const options = Array.from({ length: ballots[0]!.length }, (_, i) => String(i + 1));
    const rule = {
      default: options.at(-1)!,
      majorities: votes[vote]!.ratios,
      quorum: readQuorum(vote),
    };
    const { decision } = count({
      method: 'schulze',
      options,
      rule,
      piles: piled(ballots.map((ranks) => readRanks(ranks, options))),
    });
    const results = data.read(`${vote}/results.txt`);
    for (const reason of decision.reasons) {
      if (reason.kind === 'option-quorum')
        expect(results.includes(`Option ${reason.option} Reached quorum: ${reason.yes} >`)).toBe(
          reason.met,
        );
      if (reason.kind === 'majority') {
        const { option, yes, no, met } = reason;
        const line = met
          ? `Option ${option} passes Majority.`
          : `Dropping Option ${option} because`;
        expect(results).toMatch(new RegExp(`${line}.*\\(${yes}/${no}\\)`));
      }
    }
  });
});

describe('the Debian vote 2016/002 from its numbers (vote_002_results.txt, 21 August 2016)', () => {
  const decide = (quorum: string) =>
    count({
      method: 'schulze',
      options: ['declassify', 'further discussion'],
      rule: { default: 'further discussion', quorum },
      piles: [
        [[['declassify'], ['further discussion']], 118],
        [[['further discussion'], ['declassify']], 134],
        [[['declassify', 'further discussion']], 4],
      ],
    });

  it('drops the motion, which the default beats 134 to 118, though it reached the quorum', () => {
    const { tally, decision } = decide('48.3735464897913');
    expect(tally.pairwise).toEqual({
      declassify: { 'further discussion': 118 },
      'further discussion': { declassify: 134 },
    });
    expect(tally.order).toEqual([['further discussion']]);
    expect(decision).toMatchObject({
      outcome: 'not-adopted',
      adopted: [],
      quorum: { needed: '483735464897913/10000000000000', present: 256, met: true },
      dropped: [
        { option: 'declassify', reason: { kind: 'majority', ratio: '1', yes: 118, no: 134 } },
      ],
    });
  });

  it.each([
    ['118', 'majority'],
    ['118.0001', 'option-quorum'],
    ['119', 'option-quorum'],
  ])('meets the quorum at equality: %s', (quorum, kind) =>
    expect(decide(quorum).decision.dropped[0]!.reason.kind).toBe(kind),
  );
});
