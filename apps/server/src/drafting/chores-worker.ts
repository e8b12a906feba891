import { parentPort } from 'node:worker_threads';
import { choresHere, type Chores } from '#libs/collab';
import type { ChoreJob, ChoreResult } from './document-chores.js';

/* The entry of the thread that does chores, one after the other. What knows the schema is loaded once it is needed. */

const chores: Chores = {
  ...choresHere(),
  async mend(updates) {
    const { healDocument } = await import('#libs/drafting');
    return choresHere(healDocument).mend(updates);
  },
};

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
