import type { IncomingHttpHeaders } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';

const hostnameOf = (host: string): string | null => {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return null;
  }
};

const originOf = (url: string | undefined): URL | null => {
  try {
    return url === undefined ? null : new URL(url);
  } catch {
    return null;
  }
};

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address, family }) => (family === 'IPv6' ? `[${address.split('%')[0]}]` : address));

/** The names by which this server may be called: loopback, its public name, and its own addresses when it serves a network. */
export const ownNames = (options: {
  readonly publicUrl?: string | undefined;
  readonly wholeNetwork: boolean;
}): ReadonlySet<string> =>
  new Set([
    ...loopbackNames,
    ...(options.publicUrl ? [new URL(options.publicUrl).hostname] : []),
    ...(options.wholeNetwork
      ? [hostname().toLowerCase(), `${hostname().toLowerCase()}.local`, ...ownAddresses()]
      : []),
  ]);

/**
 * Whether a request was meant for this server and, if a browser says where it comes from, comes from a page of this
 * server. Without an Origin it passes (programs send none); the cookie is always asked for besides.
 */
export function isOwnOrigin(
  headers: IncomingHttpHeaders,
  names: ReadonlySet<string>,
  publicUrl?: string,
): boolean {
  const called = headers.host === undefined ? null : hostnameOf(headers.host);
  if (called === null || !names.has(called)) return false;
  const from = headers.origin === undefined ? undefined : originOf(headers.origin);
  if (from === undefined) return true;
  return (
    from !== null && (from.host === headers.host || from.origin === originOf(publicUrl)?.origin)
  );
}
