import type { StatementView } from '#libs/drafting';
import type { NamedView } from '#libs/workspace';

export interface ThemeWithStatements {
  readonly theme: NamedView;
  readonly statements: readonly StatementView[];
}

const inOrder = (a: StatementView, b: StatementView): number =>
  a.kind === b.kind ? a.number - b.number : a.kind === 'finding' ? -1 : 1;

/** The themes in their order, each with its findings and then its recommendations, by number. */
export const byTheme = (
  themes: readonly NamedView[],
  statements: readonly StatementView[],
): ThemeWithStatements[] =>
  themes.map((theme) => ({
    theme,
    statements: statements.filter(({ themeId }) => themeId === theme.id).toSorted(inOrder),
  }));
