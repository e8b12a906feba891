interface Crowd {
  readonly name: string;
  /** Everybody is connected, in the room and may vote. */
  readonly voters: number;
}

/** Everybody changes their ballot as soon as they hold the receipt of the last one. */
export interface SteadyPreset extends Crowd {
  readonly kind: 'steady';
  /** How long the window is open, where the command line does not say. */
  readonly seconds: number;
}

/** Everybody votes once, each at a moment of their own. */
export interface RushPreset extends Crowd {
  readonly kind: 'rush';
  /** Milliseconds from the first moment to the last. */
  readonly within: number;
}

export type Preset = SteadyPreset | RushPreset;

const steady = (voters: number): SteadyPreset => ({
  kind: 'steady',
  name: String(voters),
  voters,
  seconds: 5,
});

/** What can be measured. */
export const presets: readonly Preset[] = [
  steady(50),
  steady(200),
  steady(1000),
  { kind: 'rush', name: 'rush', voters: 1000, within: 2000 },
];

/** A preset so small and short that all of them fit in a minute: to see that everything works, not what is fast. */
export function quick(preset: Preset): Preset {
  const voters = Math.max(10, preset.voters / 20);
  return preset.kind === 'steady'
    ? { ...preset, voters, seconds: 1 }
    : { ...preset, voters, within: 500 };
}
