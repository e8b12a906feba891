import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Site } from './site.js';

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Refuses an upgrade before it is a WebSocket. */
export const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Hands WebSocket upgrades to whoever serves the first part of their path; socket.io takes its own. */
@Injectable()
export class Upgrades {
  private readonly handlers = new Map<string, Upgrade>();

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly site: Site,
  ) {}

  /** Serves upgrades to `/<first>/…` from here on. */
  serve(first: string, handler: Upgrade): void {
    if (this.handlers.size === 0)
      (this.http.httpAdapter.getHttpServer() as Server).on('upgrade', this.route);
    this.handlers.set(first, handler);
  }

  private readonly route: Upgrade = (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.url?.startsWith('/socket.io/')) return;
    const first = (request.url ?? '/').split(/[/?]/)[1] ?? '';
    const handler = this.handlers.get(first);
    if (!handler) refuseUpgrade(socket, '404 Not Found');
    else if (!this.site.isOwnOrigin(request.headers)) refuseUpgrade(socket, '403 Forbidden');
    else handler(request, socket, head);
  };
}
