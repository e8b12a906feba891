import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../server/src/main.js', import.meta.url));

/** The demo is this machine's own affair, whatever else is set up on it. */
const notForTheDemo = [
  'DATABASE_URL',
  'REDIS_URL',
  'PUBLIC_URL',
  'TLS_CERT',
  'TLS_KEY',
  'SMTP_URL',
];

/** The server as `npm start` runs it, in a process of its own, with a fresh sign-in link for an organizer. */
export class ServerProcess {
  /** settles with what it wrote to standard error once it is gone */
  readonly ended: Promise<string>;
  url = '';
  organizerLink = '';

  private constructor(private readonly child: ChildProcess) {
    let stderr = '';
    child.stderr!.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    this.ended = new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', () => done(stderr.trim()));
    });
  }

  /** Starts one over the data in a folder; rejects in its own words where it cannot. */
  static async start(dataDir: string): Promise<ServerProcess> {
    const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir };
    for (const name of notForTheDemo) delete env[name];
    const child = spawn(process.execPath, [program, '--organizer'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new ServerProcess(child);
    await server.#readLines();
    return server;
  }

  /** Ends it, if it has not ended, and with it its database. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  async #readLines(): Promise<void> {
    const announced = new Promise<void>((done) => {
      let printed = '';
      this.child.stdout!.on('data', (bytes: Buffer) => {
        printed += bytes.toString();
        this.url = /^ready (\S+)$/m.exec(printed)?.[1] ?? '';
        this.organizerLink = /^organizer (\S+)\n/m.exec(printed)?.[1] ?? '';
        if (this.url && this.organizerLink) done();
      });
    });
    const failed = this.ended.then((stderr) => {
      throw new Error(stderr || 'the server ended before it was ready');
    });
    await Promise.race([announced, failed]);
    failed.catch(() => undefined);
  }
}
