import { clientFrame, FrameReader, opcode } from './web-socket-frames.js';

/** A frame as servers send it: not masked. */
const serverFrame = (code: number, payload: Uint8Array): Buffer => {
  const { length } = payload;
  if (length < 126) return Buffer.from([0x80 | code, length, ...payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x80 | code;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
};

const payloads = [0, 1, 125, 126, 65_535, 65_536, 70_000].map((length) =>
  Uint8Array.from({ length }, (_, i) => i % 251),
);

/** What a reader makes of a stream that comes in chunks of a size, all in the same reused buffer. */
const readInChunks = (stream: Buffer, size: number): (readonly [number, string])[] => {
  const read: (readonly [number, string])[] = [];
  const reader = new FrameReader((code, bytes, start, end) =>
    read.push([code, bytes.toString('latin1', start, end)]),
  );
  const shared = Buffer.alloc(size);
  for (let at = 0; at < stream.length; at += size) {
    const count = stream.copy(shared, 0, at, at + size);
    reader.push(shared.subarray(0, count));
    shared.fill(0xff);
  }
  return read;
};

describe('the frames of a server', () => {
  it.each([1, 2, 3, 7, 1000, 65_536, 1_000_000])(
    'are read whole, and in order, however they are cut: in chunks of %d bytes',
    (size) => {
      const stream = Buffer.concat(payloads.map((each) => serverFrame(opcode.binary, each)));
      expect(readInChunks(stream, size)).toEqual(
        payloads.map((each) => [opcode.binary, Buffer.from(each).toString('latin1')]),
      );
    },
  );

  it('keep their kind', () => {
    const stream = [opcode.ping, opcode.close, opcode.binary].map((code) =>
      serverFrame(code, Uint8Array.of(code)),
    );
    expect(readInChunks(Buffer.concat(stream), 100).map(([code]) => code)).toEqual([9, 8, 2]);
  });

  it('are not silently misread where they are masked or fragmented', () => {
    const reader = new FrameReader(() => undefined);
    expect(() => reader.push(clientFrame(opcode.binary, Uint8Array.of(1)))).toThrow('masked');
    expect(() => reader.push(Buffer.from([opcode.binary, 1, 0]))).toThrow('fragmented');
  });
});

describe('the frame of a client', () => {
  it.each(payloads.map((each) => [each.length, each] as const))(
    'holds its %d bytes under a mask',
    (length, payload) => {
      const half = length >> 1;
      const frame = clientFrame(opcode.binary, payload.subarray(0, half), payload.subarray(half));
      expect(frame[1]! & 0x80).toBe(0x80);
      const body = frame.subarray(frame.length - length);
      const mask = frame.subarray(frame.length - length - 4);
      const unmasked = body.map((byte, i) => byte ^ mask[i & 3]!);
      expect(Buffer.compare(unmasked, payload)).toBe(0);
    },
  );
});
