import { ofLimit } from './results.js';
import type { Result } from './sample.js';

/** What our server has to show, and what came out. */
export interface Verdict {
  readonly preset: string;
  readonly target: string;
  readonly value: number;
  readonly isMet: boolean;
}

interface Target {
  readonly target: string;
  /** Null where the preset does not show it. */
  readonly value: (result: Result, results: readonly Result[]) => number | null;
  readonly isMet: (value: number) => boolean;
}

const targets: readonly Target[] = [
  { target: 'ballots/s, by those of pg, at least 1', value: ofLimit, isMet: (share) => share >= 1 },
  {
    target: 'last receipt after the rush, at most 1000 ms',
    value: ({ median }) => median.last ?? null,
    isMet: (after) => after <= 1000,
  },
];

/** Compares what our server showed with the targets. */
export const judge = (results: readonly Result[]): Verdict[] =>
  results
    .filter(({ part }) => part === 'ours')
    .flatMap((result) =>
      targets.flatMap(({ target, value: valueOf, isMet }) => {
        const value = valueOf(result, results);
        return value === null
          ? []
          : [{ preset: result.preset, target, value, isMet: isMet(value) }];
      }),
    );
