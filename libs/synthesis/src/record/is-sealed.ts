import { canonicalJson, type Json } from '#libs/seal';
import { readExactJson } from '#libs/voting';

/** Whether a text is the canonical one of an envelope of this domain. */
export function isSealed(text: string, domain: string): boolean {
  try {
    const value = readExactJson(text) as { domain?: unknown } | null;
    return value?.domain === domain && canonicalJson(value as Json) === text;
  } catch {
    return false;
  }
}
