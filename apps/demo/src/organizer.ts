import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MeView } from '#libs/workspace';
import { ServerProcess } from './server-process.js';
import { Visitor } from './visitor.js';

/** A running server, and the demo's own organizer signed in to it. */
export interface Signed {
  readonly server: ServerProcess;
  readonly organizer: Visitor;
}

/**
 * Starts the server and signs the demo's organizer in: by the cookie that an earlier run left in the data folder, else
 * by the printed link. A link works once, so then the server starts anew, and its new link is the visitor's.
 */
export async function startSignedIn(dataDir: string): Promise<Signed> {
  const cookieFile = join(dataDir, 'demo-organizer.cookie');
  const kept = await readFile(cookieFile, 'utf8').catch(() => '');
  const server = await ServerProcess.start(dataDir);
  try {
    const organizer = new Visitor(server.url, kept);
    if (await isOrganizer(organizer)) return { server, organizer };
    const token = new URL(server.organizerLink).hash.slice(1);
    const fresh = new Visitor(server.url);
    await fresh.post('/api/sign-in', { token });
    await writeFile(cookieFile, fresh.cookie, { mode: 0o600 });
  } catch (error) {
    await server.stop();
    throw error;
  }
  await server.stop();
  const again = await ServerProcess.start(dataDir);
  return { server: again, organizer: new Visitor(again.url, await readFile(cookieFile, 'utf8')) };
}

const isOrganizer = async (visitor: Visitor): Promise<boolean> =>
  visitor.cookie !== '' && (await visitor.get<MeView>('/api/me')).account !== undefined;
