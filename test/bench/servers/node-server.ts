import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What to run, under which Node. */
export interface Launch {
  readonly node: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const probe = new URL('./probe.mjs', import.meta.url).href;
const patience = 30_000;

/** A server in a process of its own that prints `ready <url>`, and does what its probe is asked for. */
export class NodeServer {
  #printed = '';
  readonly #child: ChildProcess;

  private constructor({ node, args, env = {} }: Launch) {
    this.#child = spawn(node, ['--expose-gc', '--import', probe, ...args], {
      env: { PATH: process.env['PATH'], PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (bytes: Buffer) => (this.#printed += bytes.toString()));
  }

  static async start(launch: Launch): Promise<NodeServer> {
    const server = new NodeServer(launch);
    await server.#untilPrinted(/^ready \S+$/m);
    return server;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get url(): string {
    return this.printed(/^ready (\S+)$/m);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** The first group of a line that it printed. */
  printed(line: RegExp): string {
    const found = line.exec(this.#printed)?.[1];
    if (found === undefined) throw new Error(`the server did not print ${line}: ${this.#printed}`);
    return found;
  }

  /** Bytes on the heap and beside it after a forced collection. */
  collectGarbage = () => this.#ask<number>('collect garbage');
  startProfile = () => this.#ask<undefined>('start profile');
  stopProfile = <Profile>() => this.#ask<Profile>('stop profile');

  /** Asks it to stop, and ends it where it does not within half a minute. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), patience);
    this.#child.kill('SIGTERM');
    await gone;
    clearTimeout(late);
  }

  async #ask<Answer>(deed: string): Promise<Answer> {
    const answer = once(this.#child, 'message');
    this.#child.send(deed);
    return (await answer)[0] as Answer;
  }

  #untilPrinted(line: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => line.test(this.#printed) && resolve();
      this.#child.stdout!.on('data', look);
      this.#child.once('exit', () => reject(new Error(`a server ended: ${this.#printed}`)));
      setTimeout(() => reject(new Error(`not ready: ${this.#printed}`)), patience).unref();
    });
  }
}
