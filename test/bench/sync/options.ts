import { parseArgs } from 'node:util';
import { Problem } from '#libs/problem';
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

const usage = `npm run bench -- sync [options]
  --preset a,b    of ${presets.map(({ name }) => name).join(', ')}
  --server x,y    of ${contestants.map(({ name }) => name).join(', ')}
  --repeat n      how often each is measured (3)
  --seconds n     how long a window is open
  --json          the whole result as JSON, instead of a table
  --quick         small and short: whether it works, not what is fast
  --profile       also tell where each server's time went (its figures are then no good)
  --this-node     run the servers under this Node, not under the Node 24 of the peers`;

/** Reads the command line; throws where it names what there is not. */
export function readOptions(words: readonly string[]): Options {
  const values = parse(words);
  const isQuick = values.quick ?? false;
  const named = choose(presets, values.preset, 'preset');
  return {
    presets: isQuick ? named.map(quick) : named,
    contestants: choose(
      contestants,
      values.server ?? (isQuick ? 'plenary,relay' : undefined),
      'server',
    ),
    repeat: positive(values.repeat, '--repeat') ?? (isQuick ? 1 : 3),
    warmUp: isQuick ? 0.5 : 3,
    seconds: positive(values.seconds, '--seconds'),
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
  json: { type: 'boolean' },
  quick: { type: 'boolean' },
  profile: { type: 'boolean' },
  'this-node': { type: 'boolean' },
} as const;

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: known }).values;
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error));
  }
}

const misused = (words: string) => new Problem('invalid', `${words}\n${usage}`);

function choose<Item extends { readonly name: string }>(
  all: readonly Item[],
  names: string | undefined,
  what: string,
): readonly Item[] {
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const item = all.find((each) => each.name === name);
    if (!item) throw misused(`there is no ${what} "${name}"`);
    return item;
  });
}

function positive(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0)) throw misused(`${option} must be a number above 0`);
  return number;
}
