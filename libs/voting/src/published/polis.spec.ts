import { count, type Pile } from '../count.stories.js';
import { dataSet, describeWith, recordsOf } from './shared-data.stories.js';

const data = dataSet('polis-open-data');

const choices: Readonly<Record<string, string>> = { 1: 'yes', '-1': 'no', 0: 'abstain' };

interface Conversation {
  /** ballots by participant and comment; the last event of each replaces those before it */
  readonly ballots: ReadonlyMap<string, string>;
  readonly participants: readonly Record<string, string>[];
  readonly comments: readonly string[];
}

const readConversation = (name: string): Conversation => {
  const events = recordsOf(data.read(`${name}/votes.csv`));
  const participants = recordsOf(data.read(`${name}/participants-votes.csv`));
  return {
    ballots: new Map(
      events.map((each) => [`${each['voter-id']} ${each['comment-id']}`, each['vote']!]),
    ),
    participants,
    comments: Object.keys(participants[0]!).filter((column) => /^\d+$/.test(column)),
  };
};

const piled = (given: readonly string[]): Pile[] =>
  Object.entries(choices).map(([vote, choice]) => [
    choice,
    given.filter((each) => each === vote).length,
  ]);

const groupsOf = ({ participants }: Conversation): string[] =>
  [...new Set(participants.map((each) => each['group-id']!))].filter((group) => group !== '');

const countComment = (conversation: Conversation, comment: string) => {
  const { ballots, participants } = conversation;
  const of = (group: string) => {
    const theirs = participants.filter((each) => each['group-id'] === group);
    const given = theirs.flatMap(
      ({ participant }) => ballots.get(`${participant} ${comment}`) ?? [],
    );
    return [...piled(given), [undefined, theirs.length - given.length] as const];
  };
  return count({
    method: 'yes-no-abstain',
    options: [comment],
    piles: of(''),
    groups: Object.fromEntries(groupsOf(conversation).map((group) => [group, of(group)])),
  });
};

const conversations = [
  ['brexit-consensus', 10_200, '14', 0.850549],
  ['london.youth.policing', 936, '17', 0.564706],
  ['15-per-hour-seattle', 18_306, '2', 0.370968],
] as const;

describeWith(data, 'conversations on Polis (compdemocracy.org/polis, CC BY 4.0)', () => {
  it.each(conversations)('counts %s cell for cell', (name, cells) => {
    const conversation = readConversation(name);
    let seen = 0;
    for (const participant of conversation.participants)
      for (const comment of conversation.comments) {
        seen += 1;
        expect(conversation.ballots.get(`${participant['participant']} ${comment}`) ?? '').toBe(
          participant[comment],
        );
      }
    expect(seen).toBe(cells);
  });

  it.each(conversations)('counts each comment of %s by group', (name) => {
    const conversation = readConversation(name);
    for (const comment of conversation.comments) {
      const { byGroup } = countComment(conversation, comment).tally;
      for (const group of groupsOf(conversation)) {
        const column = conversation.participants
          .filter((each) => each['group-id'] === group)
          .map((each) => each[comment]!);
        expect(byGroup[group]!.counts).toEqual(Object.fromEntries(piled(column)));
      }
    }
  });

  it.each(conversations)(
    'finds the statement of %s that groups agree on most',
    (name, _, best, value) => {
      const conversation = readConversation(name);
      const consensus = conversation.comments
        .map((comment) => {
          const { groupInformedConsensus } = countComment(conversation, comment).agreement[
            comment
          ]!;
          const [p, q = 1] = (groupInformedConsensus?.product ?? '0').split('/').map(Number);
          return [comment, p! / q] as const;
        })
        .toSorted(([, a], [, b]) => b - a)[0]!;
      expect(consensus[0]).toBe(best);
      expect(consensus[1].toFixed(6)).toBe(value.toFixed(6));
    },
  );
});

describe('group-informed consensus from its numbers (compdemocracy/openData)', () => {
  const groups = (...cells: [yes: number, no: number, abstain: number][]) =>
    Object.fromEntries(
      cells.map((cell, i) => [
        String(i),
        cell.map((n, k): Pile => [['yes', 'no', 'abstain'][k], n]),
      ]),
    );

  it.each([
    ['Brexit, statement 14', groups([85, 1, 3], [71, 3, 4]), '387/455', 0.850549, 0.922252],
    ['London, statement 17', groups([3, 0, 0], [14, 0, 1], [3, 0, 0]), '48/85', 0.564706, 0.826559],
    ['Seattle, statement 2', groups([26, 23, 11], [22, 2, 1]), '23/62', 0.370968, 0.609071],
  ])('%s', (_, cells, product, rounded, mean) => {
    const { agreement } = count({ method: 'yes-no-abstain', options: ['s'], groups: cells });
    const [p, q] = product.split('/').map(Number);
    expect((p! / q!).toFixed(6)).toBe(rounded.toFixed(6));
    expect(agreement['s']!.groupInformedConsensus).toEqual({ product, geometricMean: mean });
  });

  it('is none where there are no groups', () => {
    const { agreement } = count({ method: 'yes-no-abstain', options: ['s'], piles: [['yes', 3]] });
    expect(agreement['s']!.groupInformedConsensus).toBeNull();
  });
});
