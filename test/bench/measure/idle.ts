import { until } from '../generator/timetable.js';
import type { Server } from '../servers/server.js';
import { cpuOfFamily, cpuOfProcess } from './cpu.js';

const look = 500;
const busyShare = 0.05;
const patience = 120_000;

/** CPU milliseconds that a server has used so far, with its database. */
export const cpuOf = ({ node, postmaster }: Server): number =>
  cpuOfProcess(node.pid) + postgresCpuOf(postmaster);

export const postgresCpuOf = (postmaster: number | undefined): number =>
  postmaster === undefined ? 0 : cpuOfFamily(postmaster);

/** Waits until a server has come to rest: less than 5 % of a core for three looks on end. */
export async function untilIdle(server: Server): Promise<void> {
  const late = performance.now() + patience;
  for (let quiet = 0; quiet < 3 && performance.now() < late;) {
    const before = cpuOf(server);
    await until(performance.now() + look);
    quiet = cpuOf(server) - before < look * busyShare ? quiet + 1 : 0;
  }
}
