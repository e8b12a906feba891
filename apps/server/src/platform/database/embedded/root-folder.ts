import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#libs/problem';

const root = '/var/lib/plenary';

/** A folder for what root must keep outside the project. Nobody but root can have put anything into it. */
export async function rootFolder(name: string): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const part of [root, folder]) await assertRootsAlone(part);
  return folder;
}

async function assertRootsAlone(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return;
  throw new Problem('unavailable', `${folder} must be a folder that only root can write to`);
}
