import type { CastBallot, PollView } from '#libs/voting';
import type { Pace } from './pace.js';
import { groupKeys, type GroupKey, type Votes } from './script/text.js';

export type Choice = CastBallot['choice'];

const letters = { y: 'yes', n: 'no', a: 'abstain' } as const;

/** How each group leans where nothing is scripted: how often it says yes, and how often no. */
const leanings: Readonly<Record<GroupKey, { yes: number; no: number }>> = {
  hq: { yes: 0.7, no: 0.15 },
  field: { yes: 0.8, no: 0.1 },
  governments: { yes: 0.55, no: 0.25 },
  academia: { yes: 0.75, no: 0.1 },
};

/** What people think of a poll: what the script says of it, else what their group leans to. */
export class Opinions {
  readonly #scripted = new Map<string, Map<GroupKey, string[]>>();

  constructor(private readonly pace: Pace) {}

  /** Tells beforehand how a poll will go; who of a group votes how is left to chance. */
  script(pollId: string, votes: Votes): void {
    const byGroup = votes.split(' ').map((group, i) => {
      return [groupKeys[i]!, this.pace.shuffle(group.split(''))] as const;
    });
    this.#scripted.set(pollId, new Map(byGroup));
  }

  /** What the next person of a group who is asked will choose. */
  of(group: GroupKey, poll: PollView): Choice {
    if (poll.method === 'dots') return this.#dots(group, poll);
    const letter = this.#scripted.get(poll.id)?.get(group)?.pop() as keyof typeof letters;
    return letter ? letters[letter] : this.#leaning(group);
  }

  #leaning(group: GroupKey): Choice {
    const { yes, no } = leanings[group];
    const at = Math.random();
    if (at < yes) return 'yes';
    return at < yes + no ? 'no' : 'abstain';
  }

  /** Each group has a favourite among the options, and gives it more of its dots. */
  #dots(group: GroupKey, { rule, options }: PollView): Choice {
    const { dots, perOption = dots } = rule as { dots: number; perOption?: number };
    const favourite = options[(groupKeys.indexOf(group) * 2 + 1) % options.length]!.id;
    const given: Record<string, number> = {};
    for (let left = Math.min(dots, perOption * options.length); left > 0;) {
      const id = this.pace.happens(0.4) ? favourite : this.pace.pick(options).id;
      if ((given[id] ?? 0) >= perOption) continue;
      given[id] = (given[id] ?? 0) + 1;
      left -= 1;
    }
    return given;
  }
}
