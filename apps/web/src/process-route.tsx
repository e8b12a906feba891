import { StatementsByTheme } from './drafting/statements-by-theme';
import { ProcessPage } from './workspace/process-page';

/** `/processes/<slug>`: the process, with its findings and recommendations by theme. */
export function ProcessRoute({ slug }: { readonly slug: string }) {
  return <ProcessPage slug={slug} Statements={StatementsByTheme} />;
}
