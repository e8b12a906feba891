import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from '#libs/problem';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const placeOf = ({ path }: Issue): string | undefined =>
  path?.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') || undefined;

/** Text that the database or a hash cannot hold: a NUL, or half a character. */
const unstorable = (value: unknown, at: string): string | null => {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? at : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const place = unstorable(key, at) ?? unstorable(item, at ? `${at}.${key}` : key);
    if (place !== null) return place;
  }
  return null;
};

/** Checks what comes in against the contract named beside the parameter, and says where it does not fit. */
export class InputPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: ([issue]) =>
        new Problem(
          'invalid',
          issue?.message ?? 'The input is malformed.',
          issue && placeOf(issue),
        ),
    });
  }

  protected override validate<T>(
    ...[value, schema, options]: Parameters<StandardSchemaValidationPipe['validate']>
  ) {
    const place = unstorable(value, '');
    if (place !== null)
      throw new Problem(
        'invalid',
        'The text holds a character that cannot be stored.',
        place || undefined,
      );
    return super.validate<T>(value, schema, options);
  }
}
