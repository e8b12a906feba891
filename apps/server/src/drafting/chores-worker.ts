import { parentPort } from 'node:worker_threads';
import { choresHere, type Chores } from '#libs/collab';
import { healDocument } from '#libs/drafting';
import type { ChoreJob, ChoreResult } from './document-chores.js';

/* The entry of the thread that does chores, one after the other. */

const chores: Chores = choresHere(healDocument);

parentPort!.on('message', (job: ChoreJob) => {
  void doJob(job).then((result) => parentPort!.postMessage(result));
});

async function doJob({ id, chore, given }: ChoreJob): Promise<ChoreResult> {
  try {
    const act = chores[chore] as (...given: readonly unknown[]) => Promise<unknown>;
    return { id, answer: await act(...given) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
