import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { choresHere, type Chores } from '#libs/collab';
import { healDocument } from '#libs/drafting';

/** A chore and what it is given, and what came of it. */
export interface ChoreJob {
  readonly id: number;
  readonly chore: keyof Chores;
  readonly given: readonly unknown[];
}
export interface ChoreResult {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
}

const entry = new URL('./chores-worker.js', import.meta.url);
const idleFor = 30_000;

/** Run from TypeScript, as by Jest, there is no compiled worker: the chores are done in this thread. */
export const documentChores = (): Chores & { close(): Promise<void> } =>
  existsSync(entry)
    ? new ChoresInThread()
    : { ...choresHere(healDocument), close: () => Promise.resolve() };

/**
 * Does what takes long with a long document in a thread of its own: a hundred pages take a tenth of a second to load. The
 * thread is started when it is needed, and ends when it was not for a while.
 */
class ChoresInThread implements Chores {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last = 0;

  compact = (updates: readonly Uint8Array[], vector: Uint8Array) =>
    this.ask<Uint8Array>('compact', updates, vector);
  since = (updates: readonly Uint8Array[], vectors: readonly Uint8Array[]) =>
    this.ask<readonly Uint8Array[]>('since', updates, vectors);
  mend = (updates: readonly Uint8Array[]) => this.ask<Uint8Array | null>('mend', updates);

  async close(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private ask<Answer>(chore: keyof Chores, ...given: readonly unknown[]): Promise<Answer> {
    clearTimeout(this.idle);
    const id = ++this.last;
    const answer = new Promise<Answer>((done, failed) => this.waiting.set(id, { done, failed }));
    (this.worker ??= this.start()).postMessage({ id, chore, given } satisfies ChoreJob);
    return answer;
  }

  private start(): Worker {
    const worker = new Worker(entry);
    worker.unref();
    worker.on('message', (result: ChoreResult) => this.settle(result));
    worker.on('error', (error) => this.giveUp(worker, error));
    worker.on('exit', () => this.giveUp(worker, new Error('the thread for chores ended')));
    return worker;
  }

  private settle({ id, answer, error }: ChoreResult): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.done(answer as never);
    else waiting?.failed(new Error(error));
    if (this.waiting.size > 0) return;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.rest(), idleFor).unref();
  }

  private rest(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }

  private giveUp(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { failed } of this.waiting.values()) failed(error);
    this.waiting.clear();
  }
}
