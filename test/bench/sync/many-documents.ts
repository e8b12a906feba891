import { Attendee } from '../generator/attendee.js';
import { uncounted } from '../generator/credits.js';
import { writeHistory } from '../generator/history.js';
import { updateMessage } from '../generator/messages.js';
import { seeded } from '../generator/random.js';
import { Replica } from '../generator/replica.js';
import { until } from '../generator/timetable.js';
import { cpuOfProcess } from '../measure/cpu.js';
import { untilIdle } from '../measure/idle.js';
import { residentBytes } from '../measure/memory.js';
import type { Contestant, Server } from '../servers/server.js';
import type { ManyDocumentsPreset } from './presets.js';
import type { Conditions, Sample, Trial } from './sample.js';

const client = 1_000_000_000;
const people = 100;
const atATime = 20;

/** What a process holds after a forced collection, in KB. */
interface Held {
  readonly resident: number;
  readonly heap: number;
}

/** Opens many documents on a fresh server, one connection each, and weighs it before, then, and after all have left. */
export function manyDocumentsTrial(
  preset: ManyDocumentsPreset,
  contestant: Contestant,
  { node }: Conditions,
): Trial {
  return {
    contestant,
    async measure() {
      const needs = { rooms: preset.documents, people, stores: false };
      const server = await contestant.start(node, needs);
      try {
        return await tour(preset, server);
      } finally {
        await server.stop();
      }
    },
    end: () => Promise.resolve(),
  };
}

async function tour(preset: ManyDocumentsPreset, server: Server): Promise<Sample> {
  const { documents, keystrokesEach, secondsToLetGo } = preset;
  const { state } = writeHistory(client, keystrokesEach, seeded(1));
  const cpu = cpuOfProcess(server.node.pid);
  const before = await weigh(server);
  const attendees = await open(documents, server, state);
  await untilIdle(server);
  const full = await weigh(server);
  const troubles = attendees.flatMap(({ trouble }) => trouble ?? []);
  if (!(await isThere(server, state))) troubles.push('a newcomer does not see what was written');
  for (const attendee of attendees) attendee.leave();
  await until(performance.now() + secondsToLetGo * 1000);
  await untilIdle(server);
  const left = await weigh(server);
  return {
    figures: {
      openKb: (full.resident - before.resident) / documents,
      openHeapKb: (full.heap - before.heap) / documents,
      leftKb: (left.resident - before.resident) / documents,
      leftHeapKb: (left.heap - before.heap) / documents,
      ingestCpu: (cpuOfProcess(server.node.pid) - cpu) / 1000,
    },
    troubles,
  };
}

async function open(documents: number, server: Server, state: Uint8Array): Promise<Attendee[]> {
  const attendees: Attendee[] = [];
  while (attendees.length < documents) {
    const first = attendees.length;
    const batch = Array.from({ length: Math.min(atATime, documents - first) }, (_, i) => {
      const door = server.door(first + i, first + i);
      return new Attendee(first + i, door, uncounted, { echoes: false });
    });
    await Promise.all(batch.map(({ inside }) => inside));
    for (const attendee of batch) attendee.send(attendee.frameOf(updateMessage(state)));
    attendees.push(...batch);
  }
  return attendees;
}

async function isThere(server: Server, state: Uint8Array): Promise<boolean> {
  const [seen, written] = [new Replica(), new Replica()];
  written.keep(state);
  const newcomer = new Attendee(0, server.door(0, 0), uncounted, { replica: seen, echoes: false });
  await newcomer.inside;
  newcomer.leave();
  return seen.text() === written.text();
}

/** The second time after a second: only then has what the first one freed gone back to the system. */
async function weigh({ node }: Server): Promise<Held> {
  await node.collectGarbage();
  await until(performance.now() + 1000);
  const heap = await node.collectGarbage();
  return { heap: heap / 1024, resident: residentBytes(node.pid) / 1024 };
}
