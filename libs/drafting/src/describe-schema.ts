import { documentSchema, schemaVersion } from './schema.js';

interface TypeDescription {
  readonly content?: string;
  readonly marks?: string;
  readonly attributes: Readonly<Record<string, { readonly default?: unknown }>>;
}

/** The document schema as data: what a document of this version may hold, for whoever reads a record without Plenary. */
export interface SchemaDescription {
  readonly version: number;
  readonly root: string;
  readonly nodes: Readonly<Record<string, TypeDescription>>;
  readonly marks: Readonly<Record<string, TypeDescription>>;
}

type Attributes = Readonly<Record<string, { default?: unknown }>> | null | undefined;

const attributesOf = (attrs: Attributes): TypeDescription['attributes'] =>
  Object.fromEntries(
    Object.entries(attrs ?? {}).map(([name, spec]) => [
      name,
      'default' in spec ? { default: spec.default } : {},
    ]),
  );

/** Describes the schema of `documentExtensions`. */
export function describeSchema(): SchemaDescription {
  const { nodes, marks, topNodeType } = documentSchema();
  return {
    version: schemaVersion,
    root: topNodeType.name,
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([name, { spec }]) => [
        name,
        {
          ...(spec.content !== undefined && { content: spec.content }),
          ...(spec.marks !== undefined && { marks: spec.marks }),
          attributes: attributesOf(spec.attrs),
        },
      ]),
    ),
    marks: Object.fromEntries(
      Object.entries(marks).map(([name, { spec }]) => [
        name,
        { attributes: attributesOf(spec.attrs) },
      ]),
    ),
  };
}
