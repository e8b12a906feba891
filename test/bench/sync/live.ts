import { until } from '../generator/timetable.js';
import { cpuOfProcess, ownCpu, waitOfProcess } from '../measure/cpu.js';
import { postgresCpuOf } from '../measure/idle.js';
import { watchMemory } from '../measure/memory.js';
import { profiled } from '../measure/profile.js';
import type { Contestant, Server } from '../servers/server.js';
import { Gathering, openingTime } from './gathering.js';
import type { LivePreset } from './presets.js';
import type { Conditions, Sample, Trial } from './sample.js';

/** What the meters show at one moment. */
interface Reading {
  readonly at: number;
  readonly delivered: number;
  readonly carets: number;
  readonly server: number;
  readonly postgres: number;
  readonly waited: number;
  readonly generator: number;
}

/** Each time a fresh server, where a preset's people write; they are watched for a while once they have warmed up. */
export function liveTrial(
  preset: LivePreset,
  contestant: Contestant,
  conditions: Conditions,
): Trial {
  const seconds = conditions.seconds ?? preset.seconds;
  return {
    contestant,
    async measure() {
      const { rooms, people } = preset;
      const needs = { rooms, people: rooms * people, stores: false };
      const server = await contestant.start(conditions.node, needs);
      const gathering = new Gathering(preset, server, (conditions.warmUp + seconds) * 1000);
      try {
        await gathering.enters();
        return await observe(gathering, server, { ...conditions, seconds });
      } finally {
        gathering.leaves();
        await server.stop();
      }
    },
    end: () => Promise.resolve(),
  };
}

async function observe(
  gathering: Gathering,
  server: Server,
  { warmUp, seconds, profile }: Conditions & { readonly seconds: number },
): Promise<Sample> {
  const start = performance.now();
  const from = start + openingTime + warmUp * 1000;
  const to = from + seconds * 1000;
  gathering.credits.openWindow(from, to);
  const acting = gathering.acts(start);
  await until(from);
  const memory = watchMemory(server.node.pid);
  const [before, after] = await profiled(server.node, profile, async () => {
    const reading = read(gathering, server);
    await until(to);
    return [reading, read(gathering, server)] as const;
  });
  const peakMb = memory.stop() / 1e6;
  await acting;
  await gathering.hears();
  const { times } = gathering.credits;
  return {
    figures: {
      ...ratesBetween(before, after),
      p50: times.percentile(50),
      p99: times.percentile(99),
      peakMb,
    },
    troubles: await gathering.troubles(),
  };
}

function read(gathering: Gathering, { node, postmaster }: Server): Reading {
  return {
    at: performance.now(),
    delivered: gathering.credits.delivered,
    carets: gathering.carets,
    server: cpuOfProcess(node.pid),
    postgres: postgresCpuOf(postmaster),
    waited: waitOfProcess(node.pid),
    generator: ownCpu(),
  };
}

function ratesBetween(before: Reading, after: Reading): Sample['figures'] {
  const between = (what: keyof Reading) => after[what] - before[what];
  const milliseconds = between('at');
  const thousands = between('delivered') / 1000;
  return {
    delivered: between('delivered') / (milliseconds / 1000),
    carets: between('carets') / (milliseconds / 1000),
    cpu: between('server') / thousands,
    postgresCpu: between('postgres') / thousands,
    wholeCpu: (between('server') + between('postgres')) / thousands,
    waited: between('waited') / milliseconds,
    generator: between('generator') / milliseconds,
  };
}
