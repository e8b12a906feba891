import { execFile, spawnSync } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../setup/temporary-folder.js';

const run = promisify(execFile);
const MB = 1024 * 1024;

/** A small file system in memory, mounted for a data folder, and a file that fills it up. */
export class SmallDisk {
  private constructor(readonly folder: string) {
    process.once('exit', this.#unmountWithThisProcess);
  }

  /** Mounts one of so many megabytes, or answers why this machine does not let us. */
  static async mount(megabytes: number): Promise<SmallDisk | string> {
    const folder = await temporaryFolder('small-disk');
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'plenary', folder]);
      return new SmallDisk(folder);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      return (error as Error).message.trim();
    }
  }

  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return (bavail * bsize) / MB;
  }

  /** Takes all the room that there is. */
  async fill(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    await writeFile(this.#filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
  }

  /** Gives it back. */
  async clear(): Promise<void> {
    await rm(this.#filler, { force: true });
  }

  async unmount(): Promise<void> {
    await run('umount', ['--lazy', this.folder]);
    process.off('exit', this.#unmountWithThisProcess);
    await rm(this.folder, { recursive: true, force: true });
  }

  readonly #unmountWithThisProcess = () => void spawnSync('umount', ['--lazy', this.folder]);

  get #filler(): string {
    return join(this.folder, 'filler');
  }
}
