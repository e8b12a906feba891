import { tally } from './tally.js';

/** npm runs scripts in the project's folder; a path means what it meant where the command was typed. */
const folder =
  process.env['npm_lifecycle_event'] === 'tally' ? (process.env['INIT_CWD'] ?? '.') : '.';

// whoever reads the output may stop before its end
process.stdout.on('error', () => process.exit(1));

const { out, err, status } = await tally(process.argv.slice(2), folder);
process.stderr.write(err);
process.stdout.write(out);
process.exitCode = status;
