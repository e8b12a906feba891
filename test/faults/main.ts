import { inspect } from 'node:util';
import { startTestPostgres } from '../setup/test-postgres.js';
import { Report, type Fault } from './fault.js';
import { faults } from './index.js';

/** How a fault ended: with its figures, and with an error where something did not hold. */
interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly error: string | null;
}

const options = process.argv.slice(2);
const isAsked = (option: string) => options.includes(option);
const names = options.filter((option) => !option.startsWith('--'));
const say = (line: string) => process.stdout.write(`${line}\n`);
/** How often a fault that runs long says how far it is, in milliseconds. */
const progressEvery = 30_000;

function tellProgress({ name }: Fault, { figures }: Report): void {
  const soFar = Array.from(figures, ([figure, value]) => `${figure}: ${value}`);
  process.stderr.write(`${['so far', name, ...soFar].join('  ')}\n`);
}

async function outcomeOf(fault: Fault): Promise<Outcome> {
  const report = new Report();
  const began = performance.now();
  const progress = setInterval(() => tellProgress(fault, report), progressEvery);
  const error = await fault.run(isAsked('--small') ? 'small' : 'whole', report).then(
    () => null,
    (thrown: unknown) => inspect(thrown),
  );
  clearInterval(progress);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  return { name: fault.name, seconds, figures: Object.fromEntries(report.figures), error };
}

function tell({ name, seconds, figures, error }: Outcome): void {
  say(`${error === null ? 'holds ' : 'FAILED'}  ${name}  (${seconds} s)`);
  for (const [figure, value] of Object.entries(figures)) say(`  ${figure}: ${value}`);
  if (error !== null) say(error);
}

async function runAll(chosen: readonly Fault[]): Promise<boolean> {
  const postgres = await startTestPostgres();
  const outcomes: Outcome[] = [];
  for (const fault of chosen) {
    const outcome = await outcomeOf(fault);
    outcomes.push(outcome);
    if (!isAsked('--json')) tell(outcome);
  }
  if (isAsked('--json')) say(JSON.stringify(outcomes));
  await postgres.stop();
  return outcomes.every(({ error }) => error === null);
}

const isChosen = ({ name }: Fault) => names.includes('all') || names.includes(name);
const unknown = names.filter(
  (name) => name !== 'all' && !faults.some((each) => each.name === name),
);

if (isAsked('--list')) for (const { name, says } of faults) say(`${name}: ${says}`);
else if (names.length === 0 || unknown.length > 0) {
  say(
    `npm run faults -- <name>|all [--small] [--json], or --list${unknown.map((name) => `; there is no "${name}"`).join('')}`,
  );
  process.exitCode = 2;
} else process.exit((await runAll(faults.filter(isChosen))) ? 0 : 1);
