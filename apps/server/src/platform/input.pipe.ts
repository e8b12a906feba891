import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ZodType } from 'zod';
import { Problem } from '#libs/problem';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const placeOf = ({ path }: Issue): string | undefined =>
  path?.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') || undefined;

const deepest = 32;

/** Keys that Nest drops without a word: better no ballot than another one than was sent. */
const dropped = new Set(['__proto__', 'prototype', 'constructor']);

/** What the database, a hash or Nest cannot hold: a NUL, half a character, the prototype's keys, a nesting beyond all use. */
const unstorable = (value: unknown, at: string, depth = 0): string | null => {
  if (depth > deepest) return at;
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? at : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const place =
      (dropped.has(key) ? at || key : null) ??
      unstorable(key, at) ??
      unstorable(item, at ? `${at}.${key}` : key, depth + 1);
    if (place !== null) return place;
  }
  return null;
};

const problemOf = (issue: Issue | undefined): Problem =>
  new Problem('invalid', issue?.message ?? 'The input is malformed.', issue && placeOf(issue));

/** Refuses what cannot be stored, with its place. */
function checkStorable(value: unknown): void {
  const place = unstorable(value, '');
  if (place !== null)
    throw new Problem(
      'invalid',
      'The input holds a character or a key that cannot be stored, or is nested too deep.',
      place || undefined,
    );
}

/** Reads what came in by a contract; what does not fit is refused with its place. */
export function readInput<Input>(contract: ZodType<Input>, value: unknown): Input {
  checkStorable(value);
  const read = contract.safeParse(value);
  if (read.success) return read.data;
  throw problemOf(read.error.issues[0]);
}

/** Checks what comes in against the contract named beside the parameter, and says where it does not fit. */
export class InputPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: ([issue]) => problemOf(issue) });
  }

  override transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.schema) checkStorable(value);
    return super.transform(value, metadata);
  }
}
