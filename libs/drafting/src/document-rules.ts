import type { ContentMatch, MarkType, NodeType } from 'prosemirror-model';
import { documentRoot } from './document.js';
import { documentSchema } from './schema.js';

const textRun = '#text';

const childNames = (type: NodeType): Set<string> => {
  const names = new Set<string>(type.inlineContent ? [textRun] : []);
  const seen = new Set<ContentMatch>();
  const walk = (match: ContentMatch) => {
    if (seen.has(match)) return;
    seen.add(match);
    for (let i = 0; i < match.edgeCount; i++) {
      const edge = match.edge(i);
      if (!edge.type.isText) names.add(edge.type.name);
      walk(edge.next);
    }
  };
  walk(type.contentMatch);
  return names;
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

  child: (parent: string, child: string): boolean => {
    const type = documentSchema().nodes[parent];
    return type !== undefined && childrenOf(type).has(child);
  },

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

const childrenByType = new Map<NodeType, Set<string>>();

const childrenOf = (type: NodeType): Set<string> => {
  let names = childrenByType.get(type);
  if (!names) childrenByType.set(type, (names = childNames(type)));
  return names;
};
