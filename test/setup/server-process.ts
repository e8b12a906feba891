import { spawn } from 'node:child_process';

/** How a server process ended, and all that it printed until then. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real server in a process of its own. */
export interface ServerProcess {
  /** The URL of the `ready` line; rejects where the process ends without one. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ending>;
  readonly pid: number;
  printed(): string;
  kill(signal: NodeJS.Signals): Promise<Ending>;
}

interface Launch {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What Node itself is told, such as `--import`. */
  readonly node?: readonly string[];
  /** Runs what was built, as `npm start` does: it starts in half the time. See `builtServer`. */
  readonly isBuilt?: boolean;
}

const fromSource = ['--import', './test/setup/typescript.mjs', 'apps/server/src/main.ts'];
const fromBuild = ['dist/apps/server/src/main.js'];

/**
 * Runs a server, from its source unless told otherwise, on any free port, with nothing of this process's environment but
 * the PATH. It is told to stop when this process ends first.
 */
export function startServer({ env = {}, args = [], node = [], isBuilt }: Launch): ServerProcess {
  const child = spawn(process.execPath, [...node, ...(isBuilt ? fromBuild : fromSource), ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  const stop = () => void child.kill('SIGTERM');
  process.once('exit', stop);
  const ended = new Promise<Ending>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      process.off('exit', stop);
      done({ code, signal, ...out });
    });
  });
  const ready = new Promise<string>((done, fail) => {
    child.stdout.on('data', (bytes: Buffer) => {
      out.stdout += bytes.toString();
      const url = /^ready (\S+)$/m.exec(out.stdout)?.[1];
      if (url) done(url);
    });
    child.stderr.on('data', (bytes: Buffer) => (out.stderr += bytes.toString()));
    ended.then(() => fail(new Error(`ended without "ready": ${out.stderr}`)), fail);
  });
  // who starts a server that is to fail awaits its end
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    pid: child.pid!,
    printed: () => out.stdout + out.stderr,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
