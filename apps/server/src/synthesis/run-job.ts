import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Problem } from '#libs/problem';
import type { RenderJob, RenderResult } from './render-job.js';

/** Does a job somewhere; injected, so that a test may do it in its own thread. */
export type RunJob = (job: RenderJob) => Promise<RenderResult>;

const entry = new URL('./render-worker.js', import.meta.url);

const mostAtOnce = 2;
const longest = 60_000;

let running = 0;
const waiting: (() => void)[] = [];

const enter = async (): Promise<void> => {
  if (running < mostAtOnce) running += 1;
  else await new Promise<void>((go) => waiting.push(go));
};

const leave = (): void => {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
};

const inWorker: RunJob = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: job });
    const timer = setTimeout(() => {
      reject(new Problem('unavailable', 'The report took too long to make. Try again.'));
      void worker.terminate();
    }, longest);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The report's worker ended with ${code}.`));
    });
  });

/** Run from TypeScript, as by Jest, there is no compiled worker to start: the job is done in this thread. */
const here: RunJob = async (job) => (await import('./render-job.js')).doRenderJob(job);

/** Does a job off this thread, at most two at once; others wait their turn. */
export async function runJob(job: RenderJob): Promise<RenderResult> {
  await enter();
  try {
    return await (existsSync(entry) ? inWorker : here)(job);
  } finally {
    leave();
  }
}
