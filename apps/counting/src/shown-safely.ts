/** Control and format characters (line breaks, bidirectional overrides, escapes of a terminal) and halves of surrogate pairs. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** How much of a line is shown at most. */
const longest = 500;

const escaped = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** Text from a stranger's file as one line that no terminal takes for anything else. */
export function shownSafely(text: string): string {
  const shown = text.slice(0, longest).replace(unsafe, escaped);
  return text.length > longest ? `${shown} …` : shown;
}
