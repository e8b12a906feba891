import { isProblem } from '#libs/problem';
import { shownSafely } from './shown-safely.js';

/** What a run of a command prints, and its exit status: 0, 1 where something differs, 2 for a malformed file. */
export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly status: 0 | 1 | 2;
}

/** A run that was refused, with one line of why. */
export const refused = (line: string): Printed => ({
  out: '',
  err: `${shownSafely(line)}\n`,
  status: 2,
});

/** A command on a file; what is wrong with the file is said in one line that names it and the place. */
export async function onFile(path: string, work: () => Promise<Printed>): Promise<Printed> {
  try {
    return await work();
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return refused([path, thrown.at, thrown.message].filter(Boolean).join(': '));
  }
}
