import { spawn } from 'node:child_process';

/** How a run of the command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run --silent tally`, or `recount`, as a person does, in this folder. */
export const runCounting = (
  command: 'tally' | 'recount',
  folder: string,
  ...args: readonly string[]
): Promise<Ended> =>
  new Promise((done, fail) => {
    const child = spawn('npm', ['run', '--silent', command, '--', ...args], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes: Buffer) => (out.stdout += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (out.stderr += bytes.toString()));
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...out }));
  });
