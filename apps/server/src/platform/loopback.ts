import type { IncomingMessage } from 'node:http';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

const loopbackName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether a request was made on this machine, by its local name; one that a proxy passed on was not. */
export const isFromThisMachine = ({ socket, headers }: IncomingMessage): boolean =>
  loopback.has(socket.remoteAddress ?? '') &&
  loopbackName.test(headers.host ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers['forwarded'] === undefined;
