import { HttpException, Logger } from '@nestjs/common';
import { isProblem, type ProblemKind } from '#libs/problem';

/** A kind is one of the rules', or `internal`: a defect, whose details stay in the log. */
export type FailureKind = ProblemKind | 'internal';

/** What went wrong, as every wire tells it. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly at?: string;
  /** where HTTP has a finer word than the kind's */
  readonly status?: number;
}

/** The HTTP status of each kind of failure. */
export const statusOf: Readonly<Record<FailureKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  unavailable: 503,
  internal: 500,
};

const kindOfStatus = (status: number): FailureKind => {
  if (status >= 500) return 'internal';
  const kinds = Object.entries(statusOf) as [FailureKind, number][];
  return kinds.find(([, of]) => of === status)?.[0] ?? 'invalid';
};

/** Connection errors, shutdown, recovery, too many connections: SQLSTATE classes 08, 57P, 53 and 55000, or the socket's own. */
const isDatabaseAway = (thrown: unknown): boolean => {
  const { code, message } = (thrown ?? {}) as { code?: unknown; message?: unknown };
  const text = `${String(code)} ${String(message)}`;
  return (
    /^(08|57P|53|55000|ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(text) ||
    /Connection terminated|not connected|read timeout|timeout exceeded/i.test(text)
  );
};

const log = new Logger('Defect');

/** Turns whatever was thrown into a failure; a defect is logged here, once, and told without its details. */
export function failureOf(thrown: unknown): Failure {
  if (isProblem(thrown))
    return {
      kind: thrown.kind,
      message: thrown.message,
      ...(thrown.at !== undefined && { at: thrown.at }),
    };
  if (thrown instanceof HttpException && thrown.getStatus() < 500)
    return {
      kind: kindOfStatus(thrown.getStatus()),
      message: thrown.message,
      status: thrown.getStatus(),
    };
  if (isDatabaseAway(thrown)) {
    log.warn(String(thrown));
    return { kind: 'unavailable', message: 'The database does not answer. Try again in a moment.' };
  }
  log.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return { kind: 'internal', message: 'Something went wrong on the server.' };
}
