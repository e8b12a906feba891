import { writeDocx, type DocxJob } from './write-docx.js';
import { typeset, type TypesetJob, type TypesetResult } from './typeset.js';

export type RenderJob = TypesetJob | DocxJob;
export type RenderResult = TypesetResult;

/** Does one job in the thread that it is called in. */
export const doRenderJob = async (job: RenderJob): Promise<RenderResult> =>
  job.kind === 'pdf' ? typeset(job) : { bytes: await writeDocx(job) };
