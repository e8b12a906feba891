import type { TFunction } from 'i18next';

const named: Readonly<Record<string, string>> = {
  '1/1': 'all',
  '1/2': 'half',
  '1/3': 'third',
  '2/3': 'twoThirds',
  '3/4': 'threeQuarters',
  '3/5': 'threeFifths',
};

/** "2/3" as "two thirds"; an unusual fraction as it is written. */
export const fractionWords = (t: TFunction<'voting'>, fraction: string): string => {
  const name = named[fraction];
  return name ? t(`fractions.${name}` as 'fractions.half') : fraction;
};

/** The least whole number of people that reaches "p/q". */
export const wholeNeeded = (needed: string): number => {
  const [p, q = '1'] = needed.split('/');
  return Math.ceil(Number(p) / Number(q));
};
