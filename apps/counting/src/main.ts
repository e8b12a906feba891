import { refused } from './printed.js';

// each loads its own rules alone
const commands = new Map([
  ['tally', async () => (await import('./tally.js')).tally],
  ['recount', async () => (await import('./recount.js')).recount],
]);

const [name = '', ...args] = process.argv.slice(2);

/** npm runs scripts in the project's folder; a path means what it meant where the command was typed. */
const folder = process.env['npm_lifecycle_event'] === name ? (process.env['INIT_CWD'] ?? '.') : '.';

// whoever reads the output may stop before its end
process.stdout.on('error', () => process.exit(1));

const load = commands.get(name);
const { out, err, status } = load
  ? await (
      await load()
    )(args, folder)
  : refused(`usage: ${[...commands.keys()].join(' or ')}`);
process.stderr.write(err);
process.stdout.write(out);
process.exitCode = status;
