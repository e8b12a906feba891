import { WebSocket } from 'ws';

/** What an event was answered. */
export type Acknowledgement<Answer> =
  | ({ readonly ok: true } & Answer)
  | { readonly ok: false; readonly kind: string; readonly message: string; readonly at?: string };

/** The line broke before the answer came: nobody knows whether what was asked was done. */
export class LineBroken extends Error {}

interface Waiting {
  readonly hears: (answer: unknown) => void;
  readonly breaks: (error: LineBroken) => void;
}

/** Engine.IO 4 and Socket.IO 5 packets on the namespace of live rooms, as far as they are needed here. */
const packets = {
  ping: '2',
  pong: '3',
  connect: '40/live,',
  event: '42/live,',
  acknowledgement: '43/live,',
} as const;

/**
 * A live connection by socket.io's frames on a bare WebSocket: a thousand of them cost their process little. What rooms
 * are told is heard and let go.
 */
export class LiveLine {
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('close', () => this.#break());
    socket.on('error', () => undefined);
  }

  /** Connects with somebody's cookie; rejects where the server does not let them in. */
  static open(url: string, cookie: string): Promise<LiveLine> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
    const line = new LiveLine(socket);
    return new Promise((done, fail) => {
      socket.once('open', () => socket.send(packets.connect));
      socket.once('close', () => fail(new LineBroken('the live connection does not stand')));
      socket.on('message', (bytes: Buffer) => {
        const packet = bytes.toString();
        if (packet.startsWith(packets.connect)) done(line);
        else line.#hear(packet);
      });
    });
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Says an event and answers its acknowledgement, whatever it is; rejects where the line breaks first. */
  ask<Answer>(event: string, payload: object): Promise<Acknowledgement<Answer>> {
    return new Promise((hears, breaks) => {
      if (!this.isOpen) return breaks(new LineBroken('the live connection is closed'));
      const id = this.#asked++;
      this.#waiting.set(id, { hears: hears as Waiting['hears'], breaks });
      this.socket.send(`${packets.event}${id}${JSON.stringify([event, payload])}`);
    });
  }

  close(): void {
    this.socket.close();
  }

  #hear(packet: string): void {
    if (packet === packets.ping) this.socket.send(packets.pong);
    else if (packet.startsWith(packets.acknowledgement)) this.#settle(packet);
  }

  #settle(packet: string): void {
    const body = packet.indexOf('[');
    const id = Number(packet.slice(packets.acknowledgement.length, body));
    const [answer] = JSON.parse(packet.slice(body)) as [unknown];
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.hears(answer);
  }

  #break(): void {
    for (const { breaks } of this.#waiting.values())
      breaks(new LineBroken('the live connection broke'));
    this.#waiting.clear();
  }
}
