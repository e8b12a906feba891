import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import { lanAddress } from '../lan/lan-address.js';

/** Under which URLs a listening server is reached: by whoever it is meant for, and from this machine. */
export interface Addresses {
  readonly ready: string;
  readonly loopback: string;
}

/** From what the server is bound to; a wildcard stands for the LAN address with `--lan`, else for loopback. */
export function addressesOf(
  config: Config,
  bound: AddressInfo,
  isTls: boolean,
  lan = lanAddress(),
): Addresses {
  const at = (host: string) =>
    `${isTls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
  const isWildcard = ['0.0.0.0', '::'].includes(config.host);
  const local = isWildcard ? '127.0.0.1' : config.host;
  const meant = isWildcard && config.lan !== 'off' ? (lan ?? local) : local;
  return { ready: at(meant), loopback: at(local) };
}
