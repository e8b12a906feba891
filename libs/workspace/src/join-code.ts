/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud (https://www.crockford.com/base32.html). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const misread: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** A join code of 8 Crockford characters (40 bits) from 8 random bytes. */
export const joinCodeFrom = (random: Uint8Array): string =>
  Array.from(random.slice(0, 8), (byte) => alphabet[byte & 31]).join('');

/** What a person typed as a join code: capitals, without spaces and dashes, misread letters put right; null if it is none. */
export function readJoinCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[ILO]/g, (letter) => misread[letter]!);
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null;
}

/** A join code as it is shown: `7K3F-Q2MX`. */
export const showJoinCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
