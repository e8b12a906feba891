import { parentPort, workerData } from 'node:worker_threads';
import { doRenderJob, type RenderJob } from './render-job.js';

/* The entry of a worker thread that does one job and ends. */

parentPort!.postMessage(await doRenderJob(workerData as RenderJob));
