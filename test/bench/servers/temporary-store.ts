import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../setup/temporary-folder.js';
import { NodeServer, type Launch } from './node-server.js';
import type { Server } from './server.js';

/** What is the matter of one server: how it is launched on a folder, and its doors once it is up. */
export interface Store {
  launch(folder: string): Launch;
  doors(node: NodeServer, current: () => NodeServer): Promise<Server['door']> | Server['door'];
  postmaster?(folder: string): number;
}

/** How to stop each that is up. */
export const standing = new Set<() => Promise<void>>();

/** Stops all servers that are up, and takes away what they left: for a run that is broken off. */
export async function stopAll(): Promise<void> {
  await Promise.all(Array.from(standing, (stop) => stop()));
}

/** Runs a server that may store things in a folder which goes when it stops. */
export async function serverWithStore(name: string, store: Store): Promise<Server> {
  const folder = await temporaryFolder(`bench-${name}`);
  let node = await NodeServer.start(store.launch(folder));
  const frozen = `${folder}-frozen`;
  const stop = async () => {
    standing.delete(stop);
    await node.stop();
    for (const left of [folder, frozen]) await rm(left, { recursive: true, force: true });
  };
  standing.add(stop);
  try {
    const door = await store.doors(node, () => node);
    return {
      door,
      stop,
      get node() {
        return node;
      },
      get postmaster() {
        return store.postmaster?.(folder);
      },
      async freeze() {
        await node.stop();
        await copy(folder, frozen);
      },
      async thaw() {
        await node.stop();
        await rm(folder, { recursive: true, force: true });
        await copy(frozen, folder);
        node = await NodeServer.start(store.launch(folder));
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** With owners and rights, which Postgres insists on. */
const copy = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to]);
