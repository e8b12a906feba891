import { wordsIn, writeReport, type ReportLanguage, type Synthesis } from '#libs/synthesis';
import { emptyWorkspace } from './fonts.js';
import { printReport } from './print-report.js';
import { runJob, type RunJob } from './run-job.js';

interface Pdf {
  readonly bytes: Uint8Array;
  /** what this file lacks, in the report's language; it stands on the title page too */
  readonly notice?: string;
}

const mostNamed = 12;

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * The report as a tagged PDF (PDF/UA-1). Where no font covers a character, or Typst is too old to know the standard,
 * it is a plain PDF 1.7 instead; characters without a shape are named in the notice. Same synthesis, same bytes.
 */
export async function renderPdf(
  synthesis: Synthesis,
  language: ReportLanguage,
  run: RunJob = runJob,
): Promise<Pdf> {
  const report = printReport(writeReport(synthesis, language));
  const job = { kind: 'pdf', report, workspace: emptyWorkspace() } as const;
  const accessible = await run({ ...job, standard: 'ua-1', notice: null });
  if ('bytes' in accessible) return accessible;
  const missing = accessible.uncovered.slice(0, mostNamed).map(codePoint).join(', ');
  const notice = missing ? wordsIn(language).glyphsMissing(missing) : null;
  const plain = await run({ ...job, standard: '1.7', notice });
  if (!('bytes' in plain)) throw new Error(`Typst: ${plain.refused}`);
  return { bytes: plain.bytes, ...(notice && { notice }) };
}
