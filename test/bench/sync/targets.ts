import { ofBestPeer, ofRelay, ratio } from './comparison.js';
import type { Result } from './results.js';
import type { Figure } from './sample.js';

/** What a figure of one of our servers must not exceed: a number of its own unit, or so much of somebody else's figure. */
export interface Target {
  readonly preset: string;
  readonly server: 'plenary' | 'plenary-memory';
  readonly figure: Figure;
  readonly of?: 'relay' | 'best peer';
  readonly atMost: number;
}

/** A target and what came out; without a value where something that it needs was not measured. */
export interface Verdict extends Target {
  readonly value: number | null;
  readonly isMet: boolean | null;
}

type Limits = readonly [
  ofRelay: number | null,
  ofBestPeer: number,
  memoryOfRelay: number | null,
  p99: number,
];

const liveLimits: Readonly<Record<string, Limits>> = {
  plenary: [0.75, 0.5, 0.6, 25],
  busy: [0.3, 0.3, 0.25, 25],
  rush: [0.3, 0.3, 0.25, 25],
  lecture: [1.1, 0.95, 0.95, 30],
  breakouts: [1.6, 0.95, 1.1, 16],
  'plenary-echo': [null, 0.5, null, 30],
};

/** Presets where our CPU, with Postgres' added, must stay below the best peer's, which stores nothing. */
const storedForLess = ['plenary', 'busy', 'rush', 'lecture'];

const liveTargets = Object.entries(liveLimits).flatMap(
  ([preset, [ofRelay, ofBestPeer, memoryOfRelay, p99]]): Target[] => {
    const ours = { preset, server: 'plenary' } as const;
    const memory = { preset, server: 'plenary-memory' } as const;
    return [
      ...(ofRelay === null
        ? []
        : [{ ...ours, figure: 'cpu', of: 'relay', atMost: ofRelay } as const]),
      { ...ours, figure: 'cpu', of: 'best peer', atMost: ofBestPeer },
      ...(memoryOfRelay === null
        ? []
        : [{ ...memory, figure: 'cpu', of: 'relay', atMost: memoryOfRelay } as const]),
      { ...ours, figure: 'p99', atMost: p99 },
    ];
  },
);

const ours = { server: 'plenary', of: 'best peer' } as const;

/** What the engine has to show. */
export const targets: readonly Target[] = [
  ...liveTargets,
  ...storedForLess.map((preset): Target => ({ ...ours, preset, figure: 'wholeCpu', atMost: 1 })),
  { ...ours, preset: 'coldload', figure: 'joinMax', atMost: 1 / 3 },
  { ...ours, preset: 'coldload', figure: 'joinCpu', atMost: 0.1 },
  { server: 'plenary', preset: 'coldload', figure: 'joinMax', atMost: 150 },
  { ...ours, preset: 'manydocs', figure: 'openKb', atMost: 1 / 4 },
  { ...ours, preset: 'manydocs', figure: 'leftKb', atMost: 1 / 20 },
];

/** Compares the results with the targets of their presets. */
export function judge(results: readonly Result[]): Verdict[] {
  const measured = new Set(results.map(({ preset }) => preset));
  return targets
    .filter(({ preset }) => measured.has(preset))
    .map((target) => {
      const value = valueOf(target, results);
      return { ...target, value, isMet: value === null ? null : value <= target.atMost };
    });
}

function valueOf(
  { preset, server, figure, of }: Target,
  results: readonly Result[],
): number | null {
  const here = results.filter((result) => result.preset === preset);
  const own = here.find((result) => result.server === server)?.median[figure];
  if (own === undefined) return null;
  if (of === undefined) return own;
  return ratio(own, of === 'relay' ? ofRelay(here, figure) : ofBestPeer(here, figure));
}
