/** What the engine calls the inside of a root, and a run of text, when it asks the rules; the other names are the schema's own. */
export const rootNode = 'doc';
export const textNode = '#text';

/**
 * The port to the schema: what may stand where in a document. Asked for every inserted piece, so it should be quick;
 * an answer may depend on nothing but its arguments.
 */
export interface Rules {
  /** Whether documents have a root fragment of this name. */
  root(name: string): boolean;
  /** Whether a node may stand directly in another one; the parent of the outermost nodes is `doc`, a run of text is `#text`. */
  child(parent: string, child: string): boolean;
  /** Whether a parent is as good as before wherever among its children such a one is put, with nothing in it yet. */
  fitsAnywhere(parent: string, child: string): boolean;
  /** Whether a node may carry an attribute with this value. */
  attribute(node: string, name: string, value: unknown): boolean;
  /** Whether text directly in `holder` may begin a mark with this value or, where it is null, end one. */
  mark(name: string, value: unknown, holder: string): boolean;
  /** Whether a mark may stand on the same words more than once, with other values. */
  overlaps(mark: string): boolean;
}
