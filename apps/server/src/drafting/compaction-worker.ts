import { parentPort } from 'node:worker_threads';
import { compact } from '#libs/collab';
import type { CompactionJob, CompactionResult } from './compaction.js';

/* The entry of the thread that compacts documents, one after the other. */

parentPort!.on('message', ({ id, updates }: CompactionJob) => {
  parentPort!.postMessage(result(id, updates));
});

function result(id: number, updates: readonly Uint8Array[]): CompactionResult {
  try {
    return { id, state: compact(updates) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
