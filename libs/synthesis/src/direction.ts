export type Direction = 'ltr' | 'rtl';

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction of a text by its first letter; the given one where it has none. */
export function directionOf(text: string, otherwise: Direction): Direction {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter === undefined ? otherwise : rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
