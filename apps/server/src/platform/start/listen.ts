import { Server as TlsServer } from 'node:https';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { Problem } from '#libs/problem';
import type { Config } from '../config.js';
import { addressesOf, type Addresses } from './addresses.js';

/** Opens the port and tells where; a port or host that cannot be had is a Problem. */
export async function listen(app: INestApplication, config: Config): Promise<Addresses> {
  const server = app.getHttpServer() as Server;
  const isTls = server instanceof TlsServer;
  if (!isTls && (config.tls || config.lan === 'protected'))
    throw new Error('the server was made without its certificate');
  try {
    await app.init();
    await opened(server, config);
  } catch (error) {
    throw listenTrouble(config, error);
  }
  return addressesOf(config, server.address() as AddressInfo, isTls);
}

/** Not Nest's own `listen`, which also writes what went wrong to the log. */
function opened(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail).listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

function listenTrouble({ port, host }: Config, error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Problem(
        'unavailable',
        `PORT: ${port} is in use on ${host}: set another, or 0 for any`,
      );
    case 'EACCES':
      return new Problem(
        'unavailable',
        `PORT: this user may not listen on ${port}: set one above 1023`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Problem('invalid', `HOST: ${host} is not an address of this machine`);
    default:
      return error;
  }
}
