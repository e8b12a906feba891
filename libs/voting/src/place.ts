import { isProblem, Problem } from '#libs/problem';

/** How much of a key is shown. */
const longest = 60;

const shortened = (key: string): string =>
  key.length > longest ? `${key.slice(0, longest)}…` : key;

const afterDot = (place: string, rest: string): string =>
  place === '' || rest === '' || rest.startsWith('[') ? place + rest : `${place}.${rest}`;

/** The place of a key inside another place: `choice.x`, or `choice["x y"]` where the key is not a plain word. */
export const inside = (place: string, key: string): string =>
  /^[\p{L}\p{N}_-]{1,60}$/u.test(key)
    ? afterDot(place, key)
    : `${place}[${JSON.stringify(shortened(key))}]`;

/** The place of an item of a list: `ballots[3]`. */
export const item = (place: string, index: number): string => `${place}[${index}]`;

/** The same refusal, its place seen from further outside; anything else as it was. */
export const seenFrom = (outer: string, thrown: unknown): unknown =>
  isProblem(thrown)
    ? new Problem(thrown.kind, thrown.message, afterDot(outer, thrown.at ?? ''))
    : thrown;

/** Refuses what is malformed, naming the place. */
export const refuse = (message: string, at?: string): never => {
  throw new Problem('invalid', message, at);
};
