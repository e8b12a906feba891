import { inside, item } from '#libs/voting';

/** The first place at which two values differ, with what stands there, as JSON. */
export interface Place {
  readonly at: string;
  readonly values: { readonly is: string; readonly should: string };
}

/** How much of a value is shown. */
const longest = 80;

const shown = (value: unknown): string => {
  const text = value === undefined ? '–' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of its own; what an object inherits is none. */
const own = (object: Fields, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const compareObjects = (is: Fields, should: Fields, at: string): Place | null => {
  for (const key of new Set([...Object.keys(should), ...Object.keys(is)])) {
    const found = firstDifference(own(is, key), own(should, key), inside(at, key));
    if (found) return found;
  }
  return null;
};

const compareLists = (
  is: readonly unknown[],
  should: readonly unknown[],
  at: string,
): Place | null => {
  for (let i = 0; i < Math.max(is.length, should.length); i++) {
    const found = firstDifference(is[i], should[i], item(at, i));
    if (found) return found;
  }
  return null;
};

/** Where two JSON values differ first; the order of members does not matter, and what is undefined is not there. */
export function firstDifference(is: unknown, should: unknown, at: string): Place | null {
  if (is === should) return null;
  if (isObject(is) && isObject(should)) return compareObjects(is, should, at);
  if (Array.isArray(is) && Array.isArray(should)) return compareLists(is, should, at);
  return { at, values: { is: shown(is), should: shown(should) } };
}
