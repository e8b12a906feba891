import { inside, item, refuse, seenFrom } from './place.js';

/** An object read from JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown, at?: string): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : refuse('An object is needed here.', at);

export const asList = (value: unknown, at?: string): readonly unknown[] =>
  Array.isArray(value) ? value : refuse('A list is needed here.', at);

export const asId = (value: unknown, at?: string): string =>
  typeof value === 'string' && value !== ''
    ? value
    : refuse('A text that is not empty is needed here.', at);

/** A number of ballots or of people. */
export const asCount = (value: unknown, at?: string): number =>
  Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : refuse('A whole number from 0 is needed here.', at);

export const asBoolean = (value: unknown, at?: string): boolean =>
  typeof value === 'boolean' ? value : refuse('True or false is needed here.', at);

/** A field of its own; what an object inherits is none. */
export const field = (object: Fields, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export const onlyFields = (object: Fields, known: ReadonlySet<string>, at = ''): void => {
  for (const name in object)
    if (!known.has(name)) refuse('There is no such field.', inside(at, name));
};

/** Reads each of a list; the place of a refusal is made only then, for lists are long. */
export const readEach = <T>(list: unknown, name: string, read: (value: unknown) => T): T[] =>
  asList(list, name).map((value, i) => {
    try {
      return read(value);
    } catch (thrown) {
      throw seenFrom(item(name, i), thrown);
    }
  });
