import { z } from 'zod';

/** Control characters, and marks that turn the text after them round (U+202A–202E, U+2066–2069). */
const disguising = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line that people read, as a name or a title: at most so many characters, and nothing that hides or disguises it. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => visible.test(text), 'there is nothing to see')
    .refine((text) => !disguising.test(text), 'a control character, or one that turns text round');
