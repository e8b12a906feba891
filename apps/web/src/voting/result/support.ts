import type { Count, PollView } from '#libs/voting';

/** For, against, and of how many that say something of an option. */
export interface Stand {
  readonly yes: number;
  readonly no: number;
  readonly of: number;
}

const sum = (counts: Count['counts'], keys: readonly string[]): number =>
  keys.reduce((total, key) => total + (counts?.[key] ?? 0), 0);

/** How the ballots of a count stand to one option, as the rule of its method reads them; null where they do not tell. */
export function standOf(
  { method, rule }: Pick<PollView, 'method' | 'rule'>,
  { cast, counts, pairwise }: Count,
  option: string,
  electors: number,
): Stand | null {
  const none = (rule as { readonly default?: string }).default;
  switch (method) {
    case 'yes-no-abstain':
      return { yes: sum(counts, ['yes']), no: sum(counts, ['no']), of: cast };
    case 'consent':
      return {
        yes: sum(counts, ['3', '4', '5']),
        no: sum(counts, ['0', '1', '2']),
        of: cast,
      };
    case 'no-objection':
      return { yes: electors - cast, no: sum(counts, ['object']), of: electors };
    case 'approval':
    case 'dots':
      return { yes: sum(counts, [option]), no: cast - sum(counts, [option]), of: cast };
    case 'schulze':
      return none === undefined || none === option
        ? null
        : {
            yes: pairwise?.[option]?.[none] ?? 0,
            no: pairwise?.[none]?.[option] ?? 0,
            of: cast,
          };
    case 'score':
    case 'borda':
      return null;
  }
}
