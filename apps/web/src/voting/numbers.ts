import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Numbers {
  /** with one decimal where it is not whole */
  readonly number: (value: number) => string;
  /** a part of a whole as a percentage; with one decimal where a whole one would round over what was needed */
  readonly share: (part: number, whole: number, exact?: boolean) => string;
  readonly list: (words: readonly string[]) => string;
  /** seconds as minutes and seconds */
  readonly clock: (seconds: number) => string;
}

/** Foreign words inside a sentence, kept from turning its direction (U+2068 … U+2069). */
export const isolated = (words: string): string => `\u2068${words}\u2069`;

/** Numbers as a language writes them, in Western digits everywhere so that they match what is in the texts. */
export function numbersIn(language: string): Numbers {
  const locale = `${language}-u-nu-latn`;
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = (digits: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => plain.format(value),
    share: (part, of, exact = false) => percent(exact ? 1 : 0).format(of === 0 ? 0 : part / of),
    list: (words) => list.format(words.map(isolated)),
    clock: (seconds) =>
      `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`,
  };
}

/** Numbers as the language of the interface writes them. */
export function useNumbers(): Numbers {
  const { i18n } = useTranslation();
  return useMemo(() => numbersIn(i18n.language), [i18n.language]);
}
