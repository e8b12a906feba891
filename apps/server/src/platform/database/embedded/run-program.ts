import { spawn } from 'node:child_process';

/** An account to run as; absent: the one that Node runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How a program ended and all that it said; a program that could not be started says why. */
export interface Outcome {
  readonly ok: boolean;
  readonly said: string;
}

interface Surroundings {
  readonly as?: Account;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const passedOn = ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/** Runs a program to its end, in a session of its own so that a Ctrl-C in the terminal reaches Node alone. */
export function runProgram(
  program: string,
  args: readonly string[],
  { as, cwd = as && '/', env }: Surroundings = {},
): Promise<Outcome> {
  const child = spawn(program, args, {
    ...as,
    cwd,
    env: { ...inherited(), LC_ALL: 'C', TZ: 'UTC', ...env },
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  return new Promise((done) => {
    child.on('error', (error) => done({ ok: false, said: error.message }));
    child.on('close', (code) => done({ ok: code === 0, said: Buffer.concat(said).toString() }));
  });
}

/** Neither the secrets of this process nor a PGPORT of its user is any business of Postgres. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(passedOn.map((name) => [name, process.env[name]]));
}
