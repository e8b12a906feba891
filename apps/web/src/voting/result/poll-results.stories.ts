import { tally, type Poll, type PollView } from '#libs/voting';

/** Groups of the polls that are told here; the last has nobody. */
export const groups = [
  { id: 'hq', name: 'UN Headquarters' },
  { id: 'field', name: 'Field operations' },
  { id: 'aca', name: 'Academia' },
];

/** Ballots by group: a choice and how many cast it; null is an elector who did not vote. */
export type Votes = Readonly<Record<string, readonly (readonly [choice: unknown, n: number])[]>>;

interface Told {
  readonly poll: Poll;
  readonly votes: Votes;
  readonly view?: Partial<PollView>;
}

/** A closed poll as the server shows it, counted by the rules from its ballots. */
export function closedPoll({ poll, votes, view = {} }: Told): PollView {
  const all = Object.entries(votes).flatMap(([group, theirs]) =>
    theirs.flatMap(([choice, n]) => Array.from({ length: n }, () => ({ group, choice }))),
  );
  const electorate = all.map(({ group }, i) => ({ voter: `v${i}`, group, present: true }));
  const ballots = all.flatMap(({ choice }, i) =>
    choice === null ? [] : [{ voter: `v${i}`, choice }],
  );
  const of = (group: string) => electorate.filter((elector) => elector.group === group).length;
  return {
    id: 'p',
    question: 'Which?',
    binding: true,
    secret: false,
    status: 'closed',
    ruling: null,
    isWhole: false,
    turnout: {
      voted: ballots.length,
      of: electorate.length,
      byGroup: Object.fromEntries(Object.keys(votes).map((id) => [id, { voted: 0, of: of(id) }])),
      pooled: null,
    },
    ...poll,
    ...tally(poll, electorate, ballots),
    ...view,
  } as unknown as PollView;
}

const labels = ['Plan together', 'One budget', 'None of these'];

/** So many options; the third means "none of these". */
export const optionsOf = (n: number) =>
  labels.slice(0, n).map((label, i) => ({ id: String(i + 1), label }));
