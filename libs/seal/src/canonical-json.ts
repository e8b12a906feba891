import { Problem } from '#libs/problem';

/** What JSON can say. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const wellFormed = (text: string, at: string): string => {
  if (!text.isWellFormed())
    throw new Problem('invalid', 'The text holds half a character (a lone surrogate).', at);
  return JSON.stringify(text);
};

const finite = (value: number, at: string): string => {
  if (!Number.isFinite(value)) throw new Problem('invalid', 'A number is not finite.', at);
  return JSON.stringify(value);
};

const members = (value: { readonly [key: string]: Json }, at: string): string =>
  Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${wellFormed(key, at)}:${canonicalJson(value[key]!, `${at}.${key}`)}`)
    .join(',');

/**
 * The one text form of a JSON value by RFC 8785: members sorted by UTF-16 code units, no white space, ECMAScript
 * numbers. Nothing is normalised; a lone surrogate or a number that is not finite is refused with its place.
 */
export function canonicalJson(value: Json, at = '$'): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return finite(value, at);
  if (typeof value === 'string') return wellFormed(value, at);
  if (Array.isArray(value))
    return `[${value.map((item, i) => canonicalJson(item, `${at}[${i}]`)).join(',')}]`;
  return `{${members(value as { readonly [key: string]: Json }, at)}}`;
}
