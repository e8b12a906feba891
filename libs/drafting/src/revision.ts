import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical-json.js';
import type { DocumentJson } from './document.js';
import { schemaVersion } from './schema.js';

/** An immutable copy of a text: its exact canonical bytes as UTF-8 text, and their hash as `sha256:<hex>`. */
export interface RevisionContent {
  readonly text: string;
  readonly hash: string;
}

/** SHA-256 of the text's UTF-8 bytes, as `sha256:<hex>`. */
export const hashOf = (text: string): string => `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;

/** The canonical JSON of a value (RFC 8785) in an envelope that names its domain, with its hash. */
export function seal(domain: string, content: Json): RevisionContent {
  const text = canonicalJson({ domain, content });
  return { text, hash: hashOf(text) };
}

/** The revision of a statement's text as it is voted on: title and document under the schema's version. */
export const sealRevision = (title: string, document: DocumentJson): RevisionContent =>
  seal('plenary-revision/1', {
    schema: schemaVersion,
    title,
    document: document as unknown as Json,
  });

/** The title and document that a revision's text holds. The text must be one that `sealRevision` made. */
export function openRevision(text: string): { title: string; document: DocumentJson } {
  const { content } = JSON.parse(text) as { content: { title: string; document: DocumentJson } };
  return { title: content.title, document: content.document };
}
