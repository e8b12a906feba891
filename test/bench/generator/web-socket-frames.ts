import { randomBytes } from 'node:crypto';

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Told of each frame: where its payload stands in the buffer, which is only good until this returns. */
export type OnFrame = (code: number, bytes: Buffer, start: number, end: number) => void;

/** Writes one masked frame, as clients send them, of a payload that comes in parts. */
export function clientFrame(code: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = headOf(code, length);
  const mask = randomBytes(4);
  const frame = Buffer.concat([head, mask, ...parts]);
  const start = head.length + mask.length;
  for (let i = 0; i < length; i++) frame[start + i]! ^= mask[i & 3]!;
  return frame;
}

function headOf(code: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | code, 0x80 | length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x80 | code;
  head[1] = 0x80 | (length < 65_536 ? 126 : 127);
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** Cuts what a server sends into frames. A server's frames are neither masked nor, in any of ours, fragmented. */
export class FrameReader {
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #needed = 0;

  constructor(private readonly onFrame: OnFrame) {}

  /** Takes bytes as they come; keeps a copy of what is not whole yet. */
  push(chunk: Buffer): void {
    if (this.#keptBytes === 0) return this.#read(chunk);
    this.#keep(chunk);
    if (this.#keptBytes < this.#needed) return;
    const whole = Buffer.concat(this.#kept, this.#keptBytes);
    this.#kept = [];
    this.#keptBytes = 0;
    this.#read(whole);
  }

  #read(bytes: Buffer): void {
    let at = 0;
    for (;;) {
      const head = headLength(bytes, at);
      const length = head === 0 ? 0 : payloadLength(bytes, at);
      const end = at + head + length;
      if (head === 0 || end > bytes.length) {
        if (at < bytes.length) this.#keep(bytes.subarray(at));
        this.#needed = head === 0 ? 0 : head + length;
        return;
      }
      this.onFrame(codeOf(bytes[at]!), bytes, at + head, end);
      at = end;
    }
  }

  #keep(bytes: Buffer): void {
    this.#kept.push(Buffer.from(bytes));
    this.#keptBytes += bytes.length;
  }
}

function codeOf(first: number): number {
  const code = first & 15;
  if ((first & 0x80) === 0 || code === opcode.continuation)
    throw new RangeError('the server sent a fragmented message');
  return code;
}

/** How long the head of the frame is; 0 where not all of it is there. */
function headLength(bytes: Buffer, at: number): number {
  if (bytes.length - at < 2) return 0;
  const length = bytes[at + 1]!;
  if (length > 127) throw new RangeError('the server sent a masked frame');
  const head = length === 126 ? 4 : length === 127 ? 10 : 2;
  return bytes.length - at < head ? 0 : head;
}

function payloadLength(bytes: Buffer, at: number): number {
  const length = bytes[at + 1]!;
  if (length === 126) return bytes.readUInt16BE(at + 2);
  return length === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : length;
}
