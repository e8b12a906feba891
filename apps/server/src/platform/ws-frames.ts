const binary = 0x82;

const headLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/** Messages as WebSocket frames (RFC 6455, 5.2: final, binary, unmasked) in one piece, to be written at once. */
export function wsFrames(messages: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const { length } of messages) size += headLength(length) + length;
  const frames = Buffer.allocUnsafe(size);
  let at = 0;
  for (const message of messages) {
    at = writeHead(frames, at, message.length);
    frames.set(message, at);
    at += message.length;
  }
  return frames;
}

function writeHead(frames: Buffer, at: number, length: number): number {
  frames[at] = binary;
  if (length < 126) frames[at + 1] = length;
  else if (length < 65_536) {
    frames[at + 1] = 126;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = 127;
    frames.writeBigUInt64BE(BigInt(length), at + 2);
  }
  return at + headLength(length);
}
