import { cpuOfFamily, cpuOfProcess, ownCpu, waitOfProcess } from '../measure/cpu.js';
import type { Contestant } from './ballot-box.js';
import type { Hall } from './hall.js';
import type { Sample } from './sample.js';

/** What the meters show at one moment. */
interface Reading {
  readonly at: number;
  readonly server: number;
  readonly postgres: number;
  readonly waited: number;
  readonly generator: number;
}

export const readMeters = ({ node, postmaster }: Hall): Reading => ({
  at: performance.now(),
  server: cpuOfProcess(node.pid),
  postgres: cpuOfFamily(postmaster),
  waited: waitOfProcess(node.pid),
  generator: ownCpu(),
});

/** What so many ballots cost between two readings; the limit needs no server. */
export function costOf(
  ballots: number,
  { part }: Contestant,
  before: Reading,
  after: Reading,
): Sample['figures'] {
  const between = (what: keyof Reading) => after[what] - before[what];
  const milliseconds = between('at');
  const thousands = ballots / 1000;
  return {
    ...(part === 'ours' && {
      cpu: between('server') / thousands,
      waited: between('waited') / milliseconds,
    }),
    postgresCpu: between('postgres') / thousands,
    generator: between('generator') / milliseconds,
  };
}
