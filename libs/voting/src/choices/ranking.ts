import { item, refuse } from '../place.js';
import type { PollOption } from '../poll.js';

/** A ranking: the rank of each option, in the order of the poll; 0 is the best, and what is not ranked has `unranked`. */
export type Ranking = Int32Array;

/** The rank of an option that a ballot leaves out: below every other. */
export const unranked = 0x7fff_ffff;

/** Reads a choice that ranks options, `[["a"], ["b", "c"]]`: best first, equal ones together, others left out. */
export const readsRanking = (options: readonly PollOption[]) => {
  const places = new Map<unknown, number>(options.map(({ id }, i) => [id, i]));
  return (choice: unknown): Ranking => {
    if (!Array.isArray(choice)) return refuse('The choice is a list of ranks.', 'choice');
    const ranks = new Int32Array(options.length).fill(unranked);
    for (let rank = 0; rank < choice.length; rank++) {
      const tied: unknown = choice[rank];
      if (!Array.isArray(tied) || tied.length === 0)
        return refuse('A rank is a list of one option or more.', item('choice', rank));
      for (let i = 0; i < tied.length; i++) {
        const place = places.get(tied[i]);
        const at = () => item(item('choice', rank), i);
        if (place === undefined) return refuse('There is no such option.', at());
        if (ranks[place] !== unranked) refuse('This option is ranked twice.', at());
        ranks[place] = rank;
      }
    }
    return ranks;
  };
};
