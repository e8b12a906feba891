import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { compact } from '#libs/collab';

/** What the worker is asked, and what it answers: the state, or what was wrong. */
export interface CompactionJob {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
}
export interface CompactionResult {
  readonly id: number;
  readonly state?: Uint8Array;
  readonly error?: string;
}

interface Waiting {
  readonly done: (state: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

const entry = new URL('./compaction-worker.js', import.meta.url);
const idleFor = 30_000;

/**
 * Compacts documents in a thread of its own, since a long one takes a tenth of a second. The thread is started when it is
 * needed and ends when it was not for a while. Run from TypeScript, as by Jest, there is no compiled worker: it is done here.
 */
export class Compaction {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last = 0;

  /** Updates as one, seen to load as the same document; rejects where they do not. */
  async compact(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    if (!existsSync(entry)) return compact(updates);
    clearTimeout(this.idle);
    const id = ++this.last;
    const state = new Promise<Uint8Array>((done, failed) => this.waiting.set(id, { done, failed }));
    (this.worker ??= this.start()).postMessage({ id, updates } satisfies CompactionJob);
    return state;
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(entry);
    worker.unref();
    worker.on('message', (result: CompactionResult) => this.settle(result));
    worker.on('error', (error) => this.giveUp(error));
    worker.on('exit', () => this.giveUp(new Error('the thread that compacts ended')));
    return worker;
  }

  private settle({ id, state, error }: CompactionResult): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (state) waiting?.done(state);
    else waiting?.failed(new Error(error));
    if (this.waiting.size > 0) return;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.worker?.terminate(), idleFor).unref();
  }

  private giveUp(error: Error): void {
    this.worker = undefined;
    for (const { failed } of this.waiting.values()) failed(error);
    this.waiting.clear();
  }
}
