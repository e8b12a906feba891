import { Fragment, type ContentMatch, type MarkType, type NodeType } from 'prosemirror-model';
import { documentRoot } from './document.js';
import { documentSchema } from './schema.js';

const textRun = '#text';

const edgesOf = (match: ContentMatch) =>
  Array.from({ length: match.edgeCount }, (_, i) => match.edge(i));

/** Every point that the content of a node may have reached. */
const pointsOf = (type: NodeType): Set<ContentMatch> => {
  const points = new Set([type.contentMatch]);
  // a set that grows is walked to its new end
  for (const point of points) for (const { next } of edgesOf(point)) points.add(next);
  return points;
};

const nameOf = (type: NodeType): string => (type.isText ? textRun : type.name);

/** What may stand in a node, and of that what may be put anywhere, with nothing in it. */
const childrenIn = (type: NodeType): Children => {
  const points = [...pointsOf(type)];
  const types = new Set(points.flatMap((point) => edgesOf(point).map((edge) => edge.type)));
  const loose = [...types].filter(
    (child) =>
      child.validContent(Fragment.empty) &&
      !child.hasRequiredAttrs() &&
      points.every((point) => covers(point.matchType(child), point)),
  );
  return { all: new Set([...types].map(nameOf)), loose: new Set(loose.map(nameOf)) };
};

interface Children {
  readonly all: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
}

/** Whether whatever may follow one point in a node's content may follow another one. */
const covers = (
  wide: ContentMatch | null,
  narrow: ContentMatch,
  seen = new Map<ContentMatch, Set<ContentMatch>>(),
): boolean => {
  if (!wide || (narrow.validEnd && !wide.validEnd)) return false;
  const covered = seen.get(narrow) ?? new Set();
  if (covered.has(wide)) return true;
  seen.set(narrow, covered.add(wide));
  return edgesOf(narrow).every(({ type, next }) => covers(wide.matchType(type), next, seen));
};

const passes = (check: unknown, value: unknown): boolean => {
  if (typeof check !== 'function') return false;
  try {
    check(value);
    return true;
  } catch {
    return false;
  }
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const markAllows = (mark: MarkType, value: unknown): boolean => {
  if (!isPlain(value)) return false;
  const specs = mark.spec.attrs ?? {};
  const known = Object.keys(value).every((name) => Object.hasOwn(specs, name));
  return known && Object.keys(specs).every((name) => passes(specs[name]?.validate, value[name]));
};

/**
 * What the schema lets stand where, asked by the gate about each inserted piece; names are ProseMirror's,
 * a run of text is `#text`. A null mark value ends a mark and always passes.
 */
export const documentRules = {
  root: (name: string): boolean => name === documentRoot,

  child: (parent: string, child: string): boolean => childrenOf(parent)?.all.has(child) === true,

  fitsAnywhere: (parent: string, child: string): boolean =>
    childrenOf(parent)?.loose.has(child) === true,

  attribute: (node: string, name: string, value: unknown): boolean => {
    const specs = documentSchema().nodes[node]?.spec.attrs;
    return (
      specs !== undefined && Object.hasOwn(specs, name) && passes(specs[name]?.validate, value)
    );
  },

  mark: (name: string, value: unknown, holder: string): boolean => {
    const schema = documentSchema();
    const mark = Object.hasOwn(schema.marks, name) ? schema.marks[name] : undefined;
    if (!mark || schema.nodes[holder]?.allowsMarkType(mark) !== true) return false;
    return value === null || markAllows(mark, value);
  },

  overlaps: (name: string): boolean => {
    const mark = documentSchema().marks[name];
    return mark !== undefined && !mark.excludes(mark);
  },
} as const;

const childrenByType = new Map<NodeType, Children>();

const childrenOf = (name: string): Children | undefined => {
  const type = documentSchema().nodes[name];
  if (!type) return undefined;
  let children = childrenByType.get(type);
  if (!children) childrenByType.set(type, (children = childrenIn(type)));
  return children;
};
