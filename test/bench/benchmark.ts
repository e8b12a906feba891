/** One of `npm run bench -- <name> …`: takes the words behind its name, prints what it found. */
export interface Benchmark {
  readonly name: string;
  /** One line about it, for whoever does not know what there is. */
  readonly about: string;
  run(words: readonly string[]): Promise<void>;
}
