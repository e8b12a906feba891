import { readFonts } from './fonts.js';
import type { PrintReport } from './print-report.js';
import { reportTemplate } from './report-template.js';

export interface TypesetJob {
  readonly kind: 'pdf';
  readonly report: PrintReport;
  readonly standard: 'ua-1' | '1.7';
  /** words on the title page about what this file lacks */
  readonly notice: string | null;
  readonly workspace: string;
}

/** The file, or why the standard refused it, with the characters that no font covers. */
export type TypesetResult =
  { readonly bytes: Uint8Array } | { readonly refused: string; readonly uncovered: string[] };

const uncoveredIn = (refusal: string): string[] => [
  ...new Set(
    [...refusal.matchAll(/the text `\\?"(.+?)\\?"` could not/gu)].map(([, text]) => text!),
  ),
];

const refusalOf = (thrown: unknown): string => {
  const { code, message } = thrown as { code?: unknown; message?: unknown };
  return [code, message].find((text) => typeof text === 'string' && text !== '') as string;
};

/** Typesets a report with Typst. Same report, same bytes. Blocks its thread: run it in a worker. */
export async function typeset({ report, standard, notice, workspace }: TypesetJob) {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
  compiler.mapShadow(`${workspace}/data.json`, Buffer.from(JSON.stringify({ ...report, notice })));
  const compiled = compiler.compile({ mainFileContent: reportTemplate });
  if (!compiled.result) {
    const diagnostics = compiled.takeError()?.shortDiagnostics;
    throw new Error(`Typst: ${JSON.stringify(diagnostics)}`);
  }
  return exportPdf(() => compiler.pdf(compiled.result!, { pdfStandard: standard }));
}

function exportPdf(write: () => Uint8Array): TypesetResult {
  try {
    return { bytes: write() };
  } catch (thrown) {
    const refused = refusalOf(thrown);
    return { refused, uncovered: uncoveredIn(refused) };
  }
}
