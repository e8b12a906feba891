import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical-json.js';

/** A text that is kept and hashed as it stands: its exact bytes as UTF-8 text, and their hash as `sha256:<hex>`. */
export interface Sealed {
  readonly text: string;
  readonly hash: string;
}

/** SHA-256 of the text's UTF-8 bytes, as `sha256:<hex>`. */
export const hashOf = (text: string): string => `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;

/** The canonical JSON of a value (RFC 8785) in an envelope that names its domain, with its hash. */
export function seal(domain: string, content: Json): Sealed {
  const text = canonicalJson({ domain, content });
  return { text, hash: hashOf(text) };
}
