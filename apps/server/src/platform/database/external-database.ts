import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { Problem } from '#libs/problem';
import { inSession, type Connection, type Database } from './connection.js';

/**
 * Opens the Postgres that DATABASE_URL names; what cannot be reached, or does not keep what it confirmed, is a Problem
 * that never shows the password.
 */
export async function openExternal(url: string): Promise<Database> {
  const connection = connectionOf(url);
  let commits: string | undefined;
  try {
    commits = await inSession(connection, howItCommits);
  } catch (error) {
    const { host, port, database, user } = connection;
    throw new Problem(
      'unavailable',
      `DATABASE_URL: cannot open "${database}" on ${host}:${port} as ${user}: ${reason(error)}`,
    );
  }
  if (commits === 'off')
    throw new Problem(
      'unavailable',
      `DATABASE_URL: synchronous_commit is off for ${connection.user} in "${connection.database}": what people are told is saved could be lost. Set it on.`,
    );
  return { connection, isShared: true, stop: () => Promise.resolve() };
}

async function howItCommits(session: pg.Client): Promise<string | undefined> {
  const { rows } = await session.query<{ synchronous_commit: string }>('show synchronous_commit');
  return rows[0]?.synchronous_commit;
}

/** Reads a `postgres://` URL in libpq's words: `host` for a socket's folder, `sslmode` and `sslrootcert`. */
export function connectionOf(text: string): Connection {
  const url = new URL(text);
  const user = decode(url.username) || 'postgres';
  return {
    host:
      url.searchParams.get('host') || decode(url.hostname).replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(url.port || url.searchParams.get('port') || 5432),
    user,
    password: decode(url.password),
    database: decode(url.pathname.slice(1)) || user,
    ssl: sslOf(url.searchParams),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Problem('invalid', 'DATABASE_URL: a "%" in it must be written as %25');
  }
}

function sslOf(parameters: URLSearchParams): Connection['ssl'] {
  const mode = parameters.get('sslmode') ?? 'disable';
  const root = parameters.get('sslrootcert');
  const ca = root ? rootCertificate(root) : undefined;
  if (['disable', 'allow', 'prefer'].includes(mode)) return false;
  if (['verify-ca', 'verify-full'].includes(mode)) return { rejectUnauthorized: true, ca };
  if (['require', 'no-verify'].includes(mode)) return { rejectUnauthorized: Boolean(ca), ca };
  throw new Problem('invalid', `DATABASE_URL: sslmode cannot be "${mode}"`);
}

function rootCertificate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem('invalid', `DATABASE_URL: cannot read sslrootcert ${file}`);
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  ENOENT: 'there is no such socket',
  '28P01': 'the password is wrong',
  '28000': 'the server does not let this user in',
  '3D000': 'there is no such database',
  '53300': 'the server has no connection left',
  '57P03': 'the server is starting or stopping',
};

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return reasons[code ?? ''] ?? (message?.replace(/\s+/g, ' ') || code || 'unknown');
}
