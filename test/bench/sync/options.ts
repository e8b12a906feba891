import { CommandLine } from '../command-line.js';
import { contestants } from '../servers/index.js';
import type { Contestant } from '../servers/server.js';
import { presets, type Preset } from './presets.js';
import { quick } from './quick.js';

/** What is to be measured, and how. */
export interface Options {
  readonly presets: readonly Preset[];
  readonly contestants: readonly Contestant[];
  readonly repeat: number;
  readonly warmUp: number;
  readonly seconds: number | undefined;
  readonly json: boolean;
  /** Whether it is only to be seen that everything works. */
  readonly quick: boolean;
  readonly profile: boolean;
  /** Whether the servers run under the Node that runs this, instead of the one that the peers bring. */
  readonly thisNode: boolean;
}

/** V8 compiles what runs often for about so long; a workshop lasts hours. */
const usualWarmUp = 12;

const usage = `npm run bench -- sync [options]
  --preset a,b    of ${presets.map(({ name }) => name).join(', ')}
  --server x,y    of ${contestants.map(({ name }) => name).join(', ')}
  --repeat n      how often each is measured (3)
  --seconds n     how long a window is open
  --warm-up n     how many seconds pass before it opens (${usualWarmUp})
  --json          the whole result as JSON, instead of a table
  --quick         small and short: whether it works, not what is fast
  --profile       also tell where each server's time went (its figures are then no good)
  --this-node     run the servers under this Node, not under the Node 24 of the peers`;

/** Reads the command line; throws where it names what there is not. */
export function readOptions(words: readonly string[]): Options {
  const line = new CommandLine(usage, known, words);
  const { values } = line;
  const isQuick = values.quick ?? false;
  const named = line.choose(presets, values.preset, 'preset');
  return {
    presets: isQuick ? named.map(quick) : named,
    contestants: line.choose(
      contestants,
      values.server ?? (isQuick ? 'plenary,relay' : undefined),
      'server',
    ),
    repeat: line.positive(values.repeat, '--repeat') ?? (isQuick ? 1 : 3),
    warmUp: line.positive(values['warm-up'], '--warm-up') ?? (isQuick ? 0.5 : usualWarmUp),
    seconds: line.positive(values.seconds, '--seconds'),
    json: values.json ?? false,
    quick: isQuick,
    profile: values.profile ?? false,
    thisNode: values['this-node'] ?? false,
  };
}

const known = {
  preset: { type: 'string' },
  server: { type: 'string' },
  repeat: { type: 'string' },
  seconds: { type: 'string' },
  'warm-up': { type: 'string' },
  json: { type: 'boolean' },
  quick: { type: 'boolean' },
  profile: { type: 'boolean' },
  'this-node': { type: 'boolean' },
} as const;
