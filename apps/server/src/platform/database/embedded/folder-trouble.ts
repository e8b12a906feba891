import { Problem } from '#libs/problem';

const reasons: Record<string, string> = {
  EROFS: 'it is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
  EIO: 'the disk fails',
};

/** A failed file operation in the data folder as one line for the operator; anything unforeseen stays a defect. */
export function folderTrouble(folder: string, error: unknown): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason
    ? new Problem('unavailable', `DATA_DIR: cannot write to ${folder}: ${reason}`)
    : error;
}

const tales: readonly [RegExp, string][] = [
  [/No space left on device/, 'no space is left'],
  [/Disk quota exceeded/, 'the quota is used up'],
  [/Read-only file system/, 'it is read-only'],
  [/Permission denied/, 'permission denied'],
];

/** The same from what a Postgres program said, where it blames the folder. */
export function folderTroubleIn(said: string, folder: string): Problem | undefined {
  const tale = tales.find(([sign]) => sign.test(said));
  return tale && new Problem('unavailable', `DATA_DIR: cannot write to ${folder}: ${tale[1]}`);
}
