import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for a test. Others may pass through, as the account that runs Postgres for root must. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `plenary-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
