import { availableParallelism, cpus } from 'node:os';
import { aligned } from '../aligned.js';
import type { Options } from './options.js';
import { ofLimit, warningsOf } from './results.js';
import type { Figure, Result } from './sample.js';
import { judge, type Verdict } from './targets.js';

/** Everything, for a program to read. */
export function asJson(results: readonly Result[], options: Options): string {
  const { repeat, warmUp, seconds } = options;
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version };
  const told = results.map((result) => ({
    ...result,
    ofLimit: ofLimit(result, results),
    warnings: warningsOf(result),
  }));
  const report = { machine, repeat, warmUp, seconds, results: told };
  return JSON.stringify({ ...report, targets: verdictsOf(results, options) }, null, 2);
}

const columns: readonly (readonly [Figure, string, number])[] = [
  ['ballots', 'ballots/s', 0],
  ['p50', 'p50 ms', 1],
  ['p99', 'p99 ms', 1],
  ['last', 'last receipt ms', 0],
  ['cpu', 'CPU ms/1k', 0],
  ['postgresCpu', 'Postgres', 0],
  ['waited', 'waited', 2],
  ['generator', 'generator', 2],
];

/** For people: one table, what is doubtful, and how it stands with the targets. */
export function asTable(results: readonly Result[], options: Options): string {
  const rows = results.map((result) => [
    `${result.preset} ${result.contestant}`,
    ...columns.map(([figure, , digits]) => result.median[figure]?.toFixed(digits) ?? ''),
    ofLimit(result, results)?.toFixed(2) ?? '',
  ]);
  const head = ['voters', ...columns.map(([, label]) => label), 'of pg'];
  const warnings = results.flatMap((result) =>
    warningsOf(result).map((warning) => `  ! ${result.preset} ${result.contestant}: ${warning}`),
  );
  const verdicts = verdictsOf(results, options).map(lineOf);
  return [
    `medians of ${options.repeat}`,
    ...aligned([head, ...rows]),
    ...warnings,
    ...verdicts,
  ].join('\n');
}

/** A quick run tells nothing about targets. */
const verdictsOf = (results: readonly Result[], { quick }: Options): Verdict[] =>
  quick ? [] : judge(results);

const lineOf = ({ preset, target, value, isMet }: Verdict): string =>
  `  ${isMet ? 'met' : 'MISSED'}  ${preset}: ${target}: ${value.toFixed(2)}`;
