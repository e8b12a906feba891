import { writeReport, type ReportLanguage, type Synthesis } from '#libs/synthesis';
import { printReport } from './print-report.js';
import { runJob, type RunJob } from './run-job.js';

/** The report as a Word document that can be worked on: real headings, lists, tables and footnotes. */
export async function renderDocx(
  synthesis: Synthesis,
  language: ReportLanguage,
  run: RunJob = runJob,
): Promise<Uint8Array> {
  const report = printReport(writeReport(synthesis, language));
  const result = await run({ kind: 'docx', report });
  if (!('bytes' in result)) throw new Error(result.refused);
  return result.bytes;
}
