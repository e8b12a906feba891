import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { Door } from './door.js';
import { clientFrame, FrameReader, opcode } from './web-socket-frames.js';

/** Told of each message, behind its prefix; the bytes are only good until this returns. */
export type OnMessage = (bytes: Buffer, start: number, end: number) => void;

/** All clients read into one buffer, one after the other: reading costs no allocation. */
const shared = Buffer.allocUnsafeSlow(256 * 1024);
const endOfHead = Buffer.from('\r\n\r\n');

/**
 * A WebSocket client on a bare socket, as cheap as one can be: a library's would cost the machine more than the servers
 * that are measured. Frames to send are made beforehand.
 */
export class Client {
  readonly opened: Promise<void>;
  /** Rejects once the server has ended the connection. */
  readonly ended: Promise<never>;
  /** Why it did, if it did. */
  closed: string | undefined;
  readonly #socket: Socket;
  readonly #frames: FrameReader;
  readonly #prefix: number;
  #head = Buffer.alloc(0);
  #isOpen = false;
  #isLeaving = false;
  #onOpen: () => void = () => undefined;
  #onEnd: (error: Error) => void = () => undefined;

  constructor(
    private readonly door: Door,
    private readonly onMessage: OnMessage,
  ) {
    this.#prefix = door.prefix.length;
    this.#frames = new FrameReader((code, bytes, start, end) =>
      this.#hear(code, bytes, start, end),
    );
    this.ended = new Promise((_, reject) => (this.#onEnd = reject));
    this.ended.catch(() => undefined);
    this.opened = Promise.race([
      this.ended,
      new Promise<void>((resolve) => (this.#onOpen = resolve)),
    ]);
    this.#socket = connect({
      host: '127.0.0.1',
      port: door.port,
      noDelay: true,
      onread: { buffer: shared, callback: (count) => this.#read(shared.subarray(0, count)) },
    });
    this.#socket.on('connect', () => this.#socket.write(this.#upgrade()));
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('the connection was lost'));
  }

  /** Sends a frame that `frameOf` made. */
  send(frame: Uint8Array): void {
    this.#socket.write(frame);
  }

  /** The frame of a message, in the server's dialect. */
  frameOf(message: Uint8Array): Buffer {
    return clientFrame(opcode.binary, this.door.prefix, message);
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket.destroy();
  }

  #upgrade(): string {
    const lines = [
      `GET ${this.door.path} HTTP/1.1`,
      `Host: 127.0.0.1:${this.door.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(this.door.cookie === undefined ? [] : [`Cookie: ${this.door.cookie}`]),
    ];
    return `${lines.join('\r\n')}\r\n\r\n`;
  }

  #read(chunk: Buffer): boolean {
    if (this.#isOpen) this.#frames.push(chunk);
    else this.#readHead(chunk);
    return true;
  }

  #readHead(chunk: Buffer): void {
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(endOfHead);
    if (end < 0) return;
    const status = this.#head.toString('latin1', 0, end).split('\r\n')[0]!;
    if (!status.startsWith('HTTP/1.1 101')) return this.#end(`not let in: ${status}`);
    this.#isOpen = true;
    this.#onOpen();
    this.#frames.push(this.#head.subarray(end + endOfHead.length));
  }

  #hear(code: number, bytes: Buffer, start: number, end: number): void {
    if (code === opcode.binary) this.onMessage(bytes, start + this.#prefix, end);
    else if (code === opcode.ping) this.send(clientFrame(opcode.pong, bytes.subarray(start, end)));
    else if (code === opcode.close) this.#end(closeReason(bytes.subarray(start, end)));
  }

  #end(reason: string): void {
    if (this.#isLeaving) return;
    this.closed ??= reason;
    this.#onEnd(new Error(reason));
  }
}

const closeReason = (payload: Buffer): string =>
  payload.length < 2
    ? 'closed'
    : `closed with ${payload.readUInt16BE(0)} ${payload.toString('utf8', 2)}`;
