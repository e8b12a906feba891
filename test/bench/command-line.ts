import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Problem } from '#libs/problem';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads the words behind a benchmark's name; whatever is wrong with them is refused with its usage. */
export class CommandLine<Known extends Options> {
  readonly values: ReturnType<typeof parse<Known>>;

  constructor(
    private readonly usage: string,
    known: Known,
    words: readonly string[],
  ) {
    try {
      this.values = parse(known, words);
    } catch (error) {
      throw this.misused(error instanceof Error ? error.message : String(error));
    }
  }

  /** Those that a list with commas names, or all. */
  choose<Item extends { readonly name: string }>(
    all: readonly Item[],
    names: string | undefined,
    what: string,
  ): readonly Item[] {
    if (names === undefined) return all;
    return names.split(',').map((name) => {
      const item = all.find((each) => each.name === name);
      if (!item) throw this.misused(`there is no ${what} "${name}"`);
      return item;
    });
  }

  positive(text: string | undefined, option: string): number | undefined {
    if (text === undefined) return undefined;
    const number = Number(text);
    if (!(number > 0)) throw this.misused(`${option} must be a number above 0`);
    return number;
  }

  private misused(words: string): Problem {
    return new Problem('invalid', `${words}\n${this.usage}`);
  }
}

const parse = <Known extends Options>(options: Known, words: readonly string[]) =>
  parseArgs({ args: [...words], options }).values;
