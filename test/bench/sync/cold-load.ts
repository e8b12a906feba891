import * as Y from 'yjs';
import { Attendee } from '../generator/attendee.js';
import { Coverage } from '../generator/coverage.js';
import { uncounted } from '../generator/credits.js';
import { writeHistory, type History } from '../generator/history.js';
import { updateMessage } from '../generator/messages.js';
import { seeded } from '../generator/random.js';
import { Replica } from '../generator/replica.js';
import { until } from '../generator/timetable.js';
import { cpuOfProcess, ownCpu } from '../measure/cpu.js';
import { postgresCpuOf, untilIdle } from '../measure/idle.js';
import { profiled } from '../measure/profile.js';
import type { Contestant, Server } from '../servers/server.js';
import { Joiner } from './joiner.js';
import type { ColdLoadPreset } from './presets.js';
import { medianOf } from '../medians.js';
import type { Conditions, Sample, Trial } from './sample.js';

const firstClient = 1_000_000_000;
const authors = 5;
/** How many keystrokes may be under way while the history is written. */
const mostUnderWay = 1000;
const patience = 120_000;

/** Writes a long history once; each time the server is started anew on what it had stored, and many come at once. */
export async function coldLoadTrial(
  preset: ColdLoadPreset,
  contestant: Contestant,
  conditions: Conditions,
): Promise<Trial> {
  const { node, profile } = conditions;
  const server = await contestant.start(node, { rooms: 1, people: preset.joiners, stores: true });
  try {
    const histories = writeHistories(preset.keystrokes);
    const ingestCpu = await ingest(server, histories);
    return {
      contestant,
      async measure() {
        await server.thaw();
        await untilIdle(server);
        const sample = await profiled(server.node, profile, () => join(preset, server, histories));
        return { ...sample, figures: { ...sample.figures, ingestCpu } };
      },
      end: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function writeHistories(keystrokes: number): History[] {
  return Array.from({ length: authors }, (_, author) =>
    writeHistory(firstClient + author, keystrokes / authors, seeded(author)),
  );
}

/** Has the histories written by as many people, in step with one who reads them; answers the server's CPU seconds. */
async function ingest(server: Server, histories: readonly History[]): Promise<number> {
  const before = cpuOfProcess(server.node.pid);
  const heard = new Coverage();
  const keep = (update: Uint8Array) => heard.add(update);
  const ways = { replica: undefined, echoes: false };
  const reader = new Attendee(authors, server.door(authors, 0), uncounted, {
    ...ways,
    replica: { keep },
  });
  const writers = histories.map((_, n) => new Attendee(n, server.door(n, 0), uncounted, ways));
  await Promise.all([reader, ...writers].map(({ inside }) => inside));
  await dictate(writers, histories, heard);
  await untilIdle(server);
  for (const attendee of [reader, ...writers]) attendee.leave();
  const cpu = (cpuOfProcess(server.node.pid) - before) / 1000;
  await untilIdle(server);
  await server.freeze();
  return cpu;
}

async function dictate(
  writers: readonly Attendee[],
  histories: readonly History[],
  heard: Coverage,
): Promise<void> {
  const late = performance.now() + patience;
  const longest = Math.max(...histories.map(({ updates }) => updates.length));
  let sent = 0;
  for (let i = 0; i < longest; i++) {
    for (const [writer, { updates }] of histories.entries())
      if (updates[i]) sent += say(writers[writer]!, updates[i]!);
    while (sent - heard.operations > mostUnderWay && performance.now() < late)
      await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (heard.operations < totalOf(histories) && performance.now() < late)
    await until(performance.now() + 20);
  if (heard.operations < totalOf(histories)) throw new Error('the history was not taken in');
}

function say(writer: Attendee, update: Uint8Array): number {
  writer.send(writer.frameOf(updateMessage(update)));
  return 1;
}

const totalOf = (histories: readonly History[]): number =>
  histories.reduce((sum, { operations }) => sum + operations, 0);

async function join(
  { joiners }: ColdLoadPreset,
  server: Server,
  histories: readonly History[],
): Promise<Sample> {
  const document = Y.mergeUpdates(histories.map(({ state }) => state));
  const cpu = cpuOfProcess(server.node.pid);
  const postgres = postgresCpuOf(server.postmaster);
  const [own, start] = [ownCpu(), performance.now()];
  const all = Array.from({ length: joiners }, (_, n) => new Joiner(n, server.door(n, 0), document));
  await Promise.race([Promise.all(all.map(({ full }) => full)), until(start + patience)]);
  const figures = {
    joinCpu: cpuOfProcess(server.node.pid) - cpu,
    joinPostgresCpu: postgresCpuOf(server.postmaster) - postgres,
    generator: (ownCpu() - own) / (performance.now() - start),
  };
  for (const joiner of all) joiner.leave();
  const times = all.map((joiner) => joiner.joinedAt(totalOf(histories)) - start);
  const finite = times.filter(Number.isFinite);
  return {
    figures: { ...figures, joinP50: medianOf(finite), joinMax: Math.max(...finite) },
    troubles: troublesOf(all, times, document),
  };
}

function troublesOf(
  all: readonly Joiner[],
  times: readonly number[],
  document: Uint8Array,
): string[] {
  const written = new Replica();
  written.keep(document);
  const lacking = times.filter((time) => !Number.isFinite(time));
  return [
    ...lacking.map(() => 'a joiner did not get the whole document'),
    ...(all[0]!.text() === written.text() ? [] : ['a joiner does not see what was written']),
    ...all.flatMap(({ trouble }) => trouble ?? []),
  ];
}
