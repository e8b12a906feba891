/** The forms that a counted word may have (CLDR). */
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The shape of a translation of these English words: the same keys, and of counted words the forms of its language. */
export type Translated<En, Form extends PluralForm> = {
  readonly [
    Key in keyof En as Key extends `${infer Counted}_one`
      ? `${Counted}_${Form}`
      : Key extends `${string}_other`
        ? never
        : Key
  ]: En[Key] extends string ? string : Translated<En[Key], Form>;
};

/** The forms that each language needs besides English; where one is missing its catalogue does not compile. */
export interface FormsOf {
  readonly ar: PluralForm;
  readonly zh: 'other';
}
