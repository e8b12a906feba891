// Control characters that XML forbids, embeddings and overrides of direction, noncharacters.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/**
 * Text that every format can hold, on one line: no control characters, no half characters (U+FFFD instead), nothing
 * that turns the direction of what follows.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[ \t\n\r\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(unwanted, '');
