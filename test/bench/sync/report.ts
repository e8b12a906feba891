import { availableParallelism, cpus } from 'node:os';
import { aligned } from '../aligned.js';
import type { Options } from './options.js';
import { ratiosOf } from './comparison.js';
import { warningsOf, type Result } from './results.js';
import type { Figure } from './sample.js';
import { judge, type Verdict } from './targets.js';

type Run = Options & { readonly node: string };

/** Everything, for a program to read. */
export function asJson(results: readonly Result[], run: Run): string {
  const { repeat, warmUp, seconds, node } = run;
  const machine = {
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    generator: process.version,
  };
  const told = results.map((result) => ({
    ...result,
    ratios: ratiosOf(result, results),
    warnings: warningsOf(result),
  }));
  const report = { machine, node, repeat, warmUp, seconds, results: told };
  return JSON.stringify({ ...report, targets: verdictsOf(results, run) }, null, 2);
}

const columns: readonly (readonly [Figure, string, number])[] = [
  ['delivered', 'delivered/s', 0],
  ['cpu', 'CPU ms/1k', 2],
  ['postgresCpu', 'Postgres', 2],
  ['p50', 'p50 ms', 1],
  ['p99', 'p99 ms', 1],
  ['carets', 'carets/s', 0],
  ['peakMb', 'RSS MB', 0],
  ['joinP50', 'join p50', 0],
  ['joinMax', 'join max', 0],
  ['joinCpu', 'CPU ms', 0],
  ['joinPostgresCpu', 'Postgres', 0],
  ['openKb', 'open KB', 1],
  ['leftKb', 'left KB', 1],
  ['openHeapKb', 'heap open', 1],
  ['leftHeapKb', 'heap left', 1],
  ['ingestCpu', 'ingest CPU s', 1],
  ['waited', 'waited', 2],
  ['generator', 'generator', 2],
];

/** For people: a table per preset, what is doubtful, and how it stands with the targets. */
export function asTable(results: readonly Result[], run: Run): string {
  const presets = [...new Set(results.map(({ preset }) => preset))];
  const tables = presets.map((preset) =>
    tableOf(
      preset,
      results.filter((result) => result.preset === preset),
    ),
  );
  const verdicts = verdictsOf(results, run).map(lineOf);
  return [`medians of ${run.repeat}`, ...tables, '', ...verdicts].join('\n');
}

/** A quick run tells nothing about targets. */
const verdictsOf = (results: readonly Result[], { quick }: Run): Verdict[] =>
  quick ? [] : judge(results);

function tableOf(preset: string, results: readonly Result[]): string {
  const shown = columns.filter(([figure]) => results.some(({ median }) => figure in median));
  const rows = results.map((result) => [
    result.server,
    ...shown.map(([figure, , digits]) => result.median[figure]?.toFixed(digits) ?? ''),
    ...Object.values(ratiosOf(result, results)).map((value) => value?.toFixed(2) ?? ''),
  ]);
  const warnings = results.flatMap((result) =>
    warningsOf(result).map((warning) => `  ! ${result.server}: ${warning}`),
  );
  const head = [preset, ...shown.map(([, label]) => label), 'CPU/relay', 'CPU/peer'];
  return ['', ...aligned([head, ...rows]), ...warnings].join('\n');
}

function lineOf({ preset, server, figure, of, atMost, value, isMet }: Verdict): string {
  const verdict = isMet === null ? 'not measured' : isMet ? 'met' : 'MISSED';
  const limit = `≤ ${Number(atMost.toFixed(3))}${of ? ` of the ${of === 'relay' ? "relay's" : "best peer's"}` : ''}`;
  const shown = value === null ? '' : value.toFixed(2);
  return `  ${verdict.padEnd(12)} ${preset} ${server} ${figure} ${shown} ${limit}`;
}
