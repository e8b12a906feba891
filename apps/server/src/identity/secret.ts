import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 128 bits, to be shown once. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** What is kept of a secret. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
