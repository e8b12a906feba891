import { deepest, readStrictJson } from './strict-json.js';

/** So many digits and a double keeps each number, where it has no exponent. */
const safeDigits = 15;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Where the text ends that starts with a quote at this place. */
const endOfText = (json: string, start: number): number => {
  let at = start + 1;
  for (;;) {
    const code = json.charCodeAt(at);
    if (code === 0x22 || Number.isNaN(code)) return at;
    at += code === 0x5c ? 2 : 1;
  }
};

/** The place after the digits that start here. */
const afterDigits = (json: string, start: number): number => {
  let at = start;
  while (isDigit(json.charCodeAt(at))) at += 1;
  return at;
};

/** Where the number ends that starts here; null where it is a long one, has an exponent, or may be minus zero. */
const endOfNumber = (json: string, start: number): number | null => {
  const first = json.charCodeAt(start) === 0x2d ? start + 1 : start;
  const point = afterDigits(json, first);
  const hasPoint = json.charCodeAt(point) === 0x2e;
  const at = hasPoint ? afterDigits(json, point + 1) : point;
  const code = json.charCodeAt(at);
  const digits = at - first - (hasPoint ? 1 : 0);
  const isMinusZero = first > start && json.charCodeAt(first) === 0x30;
  return code === 0x65 || code === 0x45 || isMinusZero || digits > safeDigits ? null : at - 1;
};

/** How many keys the text writes down; null where it holds what `JSON.parse` may not keep, or lies too deep. */
const keysWritten = (json: string): number | null => {
  let [keys, depth] = [0, 0];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x22) at = endOfText(json, at);
    else if (code === 0x3a) keys += 1;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    else if (code === 0x2d || isDigit(code)) {
      const end = endOfNumber(json, at);
      if (end === null) return null;
      at = end;
    }
    if (depth > deepest) return null;
  }
  return keys;
};

const keysKept = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) for (const each of value) keys += keysKept(each);
  else for (const key in value) keys += 1 + keysKept((value as Record<string, unknown>)[key]);
  return keys;
};

/** What `JSON.parse` reads, where it loses nothing in silence. */
const readFast = (json: string): { readonly value: unknown } | null => {
  const written = keysWritten(json);
  if (written === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    return keysKept(value) === written ? { value } : null;
  } catch {
    return null;
  }
};

/**
 * Reads JSON as `JSON.parse` does, and refuses besides, with the place: a key that stands twice in one object, a number
 * that a double cannot keep to the digit, and nesting deeper than 64. Most files are read by `JSON.parse` itself: it has
 * lost nothing if the text writes down as many keys as are left, and no number but those of 15 digits at most.
 */
export function readExactJson(json: string): unknown {
  const read = readFast(json);
  return read ? read.value : readStrictJson(json);
}
