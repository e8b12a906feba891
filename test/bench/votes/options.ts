import { CommandLine } from '../command-line.js';
import { presets, quick, type Preset } from './presets.js';

/** What is to be measured, and how. */
export interface Options {
  readonly presets: readonly Preset[];
  readonly repeat: number;
  readonly warmUp: number;
  readonly seconds: number | undefined;
  readonly json: boolean;
  /** Whether it is only to be seen that everything works. */
  readonly quick: boolean;
  readonly profile: boolean;
}

const usage = `npm run bench -- votes [options]
  --preset a,b    of ${presets.map(({ name }) => name).join(', ')}
  --repeat n      how often each is measured (3)
  --seconds n     how long a window is open
  --json          the whole result as JSON, instead of a table
  --quick         small and short: whether it works, not what is fast
  --profile       also tell where the server's time went (its figures are then no good)`;

const known = {
  preset: { type: 'string' },
  repeat: { type: 'string' },
  seconds: { type: 'string' },
  json: { type: 'boolean' },
  quick: { type: 'boolean' },
  profile: { type: 'boolean' },
} as const;

/** Reads the command line; throws where it names what there is not. */
export function readOptions(words: readonly string[]): Options {
  const line = new CommandLine(usage, known, words);
  const { values } = line;
  const isQuick = values.quick ?? false;
  const chosen = line.choose(presets, values.preset, 'preset');
  return {
    presets: isQuick ? chosen.map(quick) : chosen,
    repeat: line.positive(values.repeat, '--repeat') ?? (isQuick ? 1 : 3),
    warmUp: isQuick ? 0.2 : 1,
    seconds: line.positive(values.seconds, '--seconds'),
    json: values.json ?? false,
    quick: isQuick,
    profile: values.profile ?? false,
  };
}
