import { setTimeout as pause } from 'node:timers/promises';
import { gather } from './crowd.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { SmallDisk } from './small-disk.js';
import { Typists } from './typists.js';

const scales = {
  small: { people: 6, times: 1, megabytes: 160, full: 4_000 },
  whole: { people: 20, times: 5, megabytes: 320, full: 30_000 },
} as const;
const every = 20;
const longestReturn = 60_000;
const untilFelt = 30_000;

type Size = (typeof scales)[keyof typeof scales];

/** The disk of the data folder fills up while people type, and has room again later. */
export const diskFull: Fault = {
  name: 'disk-full',
  says: 'acknowledges nothing that found no room, and goes on by itself once there is room',
  async run(scale, report) {
    const size = scales[scale];
    const disk = await SmallDisk.mount(size.megabytes);
    if (typeof disk === 'string') return sayThatItCannotBe(disk, report);
    let installation: Installation | undefined;
    try {
      installation = await Installation.start({ folder: disk.folder });
      await throughFullDisks(installation, disk, size, report);
    } finally {
      await disk.clear();
      await installation?.stop();
      await disk.unmount();
    }
  },
};

/** Only root may mount, and not in every container. */
function sayThatItCannotBe(reason: string, report: Report): void {
  report.tell('NOT TRIED: no small disk can be mounted here', reason);
  process.stderr.write(`disk-full was NOT TRIED: no small disk can be mounted here: ${reason}\n`);
  mustHold(process.env['REQUIRE_ALL'] !== '1', `a small disk can be mounted: ${reason}`);
}

async function throughFullDisks(
  installation: Installation,
  disk: SmallDisk,
  { people, times, full }: Size,
  report: Report,
): Promise<void> {
  const crowd = await gather(await installation.organizer(), { people, documents: 2 });
  const typists = new Typists(crowd);
  const { pid } = installation.server;
  const staying = typists.stay();
  staying.catch(() => undefined);
  try {
    typists.typeOnce();
    await typists.allSaved();
    for (let time = 0; time < times; time++) await fillAndClear(disk, typists, full, report);
  } finally {
    typists.stop();
  }
  await staying;
  mustHold(installation.server.pid === pid, 'nobody restarted the server');
  await typists.mustBeKept(report);
}

/** People type until nothing is saved any more, go on for a while, and then everything is. */
async function fillAndClear(
  disk: SmallDisk,
  typists: Typists,
  full: number,
  report: Report,
): Promise<void> {
  const over = new AbortController();
  const typing = typists.type(every, over.signal);
  await disk.fill();
  const felt = await untilNothingIsSaved(typists);
  await pause(full);
  const unsaved = typists.all.reduce((sum, { writer }) => sum + writer.unsaved.size, 0);
  over.abort();
  await typing;
  report.tell('the full disk was felt after', `${felt} ms`);
  report.tell('words that waited for room', unsaved);
  const since = performance.now();
  await disk.clear();
  await typists.allSaved(longestReturn);
  report.tell('all saved once there was room after', `${Math.round(performance.now() - since)} ms`);
}

/** No acknowledgement for a whole second, although everybody types. */
async function untilNothingIsSaved(typists: Typists): Promise<number> {
  const since = performance.now();
  for (let last = -1; last !== typists.acknowledged; await pause(1_000)) {
    mustHold(performance.now() - since < untilFelt, 'a full disk is felt');
    last = typists.acknowledged;
  }
  return Math.round(performance.now() - since);
}
