/** Throws a RangeError when the value may not stand in an attribute; ProseMirror's `validate`. */
export type AttributeCheck = (value: unknown) => void;

const refuse = (value: unknown, expected: string): never => {
  throw new RangeError(`${JSON.stringify(value) ?? String(value)} is not ${expected}`);
};

/** A whole number from `least` to `most`. */
export const anInteger =
  (least: number, most: number): AttributeCheck =>
  (value) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      refuse(value, `a whole number from ${least} to ${most}`);
  };

/** One of the given words. */
export const oneOf =
  (...words: string[]): AttributeCheck =>
  (value) => {
    if (!words.includes(value as string)) refuse(value, words.join(' or '));
  };

/** Null, or what the other check takes. */
export const nullOr =
  (check: AttributeCheck): AttributeCheck =>
  (value) => {
    if (value !== null) check(value);
  };

/** Text of at most `most` characters. */
export const aText =
  (most: number): AttributeCheck =>
  (value) => {
    if (typeof value !== 'string' || value.length > most)
      refuse(value, `text of at most ${most} characters`);
  };

/** A language tag of BCP 47, as `ar` or `zh-Hans`. */
export const aLanguageTag: AttributeCheck = (value) => {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value))
    refuse(value, 'a language tag');
};

/** An address that a reader may follow: http, https or mailto, without control characters. */
export const aWebAddress: AttributeCheck = (value) => {
  if (
    typeof value !== 'string' ||
    value.length > 2048 ||
    !/^(https?:\/\/|mailto:)[^\s\p{C}]+$/iu.test(value)
  )
    refuse(value, 'an http, https or mailto address');
};
