/** A record with one thing changed: what, and the record. */
export interface Changed {
  /** where, such as `polls[3].tally.cast` */
  readonly at: string;
  readonly how: string;
  readonly record: unknown;
}

type Path = readonly (string | number)[];

const placeOf = (path: Path): string =>
  path.reduce<string>(
    (place, key) =>
      typeof key === 'number' ? `${place}[${key}]` : place ? `${place}.${key}` : key,
    '',
  );

const entriesOf = (value: unknown): (readonly [string | number, unknown])[] =>
  Array.isArray(value)
    ? value.map((each, i) => [i, each as unknown])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];

/** Every place inside a value, parents first. */
export const placesIn = (value: unknown, path: Path = []): Path[] =>
  entriesOf(value).flatMap(([key, member]) => [
    [...path, key],
    ...placesIn(member, [...path, key]),
  ]);

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

/** The same with a value replaced; `undefined` takes it out, of a list too. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  const change = (inner: unknown) => (rest.length === 0 ? by : replaced(inner, rest, by));
  if (Array.isArray(value)) {
    const changed = change(value[key as number]);
    return changed === undefined
      ? value.toSpliced(key as number, 1)
      : value.with(key as number, changed);
  }
  const object = value as Record<string, unknown>;
  return { ...object, [key!]: change(object[key!]) };
}

export const changedAt = (record: unknown, path: Path, how: string, by: unknown): Changed => ({
  at: placeOf(path),
  how,
  record: replaced(record, path, by),
});

const otherHash = (hash: string) => hash.replace(/.$/, (last) => (last === '0' ? '1' : '0'));

/** Of words of which only some are known, another known one. */
const otherWords: ReadonlyMap<unknown, string> = new Map([
  ['groups', 'names'],
  ['recommendation', 'finding'],
  ['conference', 'seminar'],
  ['closed', 'upcoming'],
]);

/** A value of the same kind that is another one. */
export function anotherLike(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  if (typeof value !== 'string') return undefined;
  if (/^(sha256:)?[0-9a-f]{32,64}$/.test(value)) return otherHash(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return new Date(Date.parse(value) + 1).toISOString();
  return otherWords.get(value) ?? `${value}x`;
}

/** One place of each kind: what differs by its number in a list only is told once. */
export const eachKind = (paths: readonly Path[]): Path[] => [
  ...new Map(
    paths.map((path) => [path.map((key) => (typeof key === 'number' ? '*' : key)).join('.'), path]),
  ).values(),
];
