import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Site } from '../site.js';

/** socket.io beside the document sockets on one server: WebSocket only, small messages, own pages only. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly site: Site,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      destroyUpgrade: false,
      serveClient: false,
      maxHttpBufferSize: 64_000,
      allowRequest: (request, decide) => decide(null, this.site.isOwnOrigin(request.headers)),
    } as ServerOptions) as Server;
    // rooms are in their own namespace, which asks for a session; there is nothing in the default one
    server.of('/').use((_, next) => next(new Error('there is nothing here')));
    return server;
  }
}
