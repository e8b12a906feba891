/** Reads the numbers of lib0's encoding out of a buffer that it does not own; one is reused for all that is read. */
export class ByteReader {
  bytes: Uint8Array = new Uint8Array();
  at = 0;
  end = 0;

  reset(bytes: Uint8Array, start: number, end: number): this {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    return this;
  }

  byte(): number {
    if (this.at >= this.end) throw new RangeError('the bytes end too early');
    return this.bytes[this.at++]!;
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  skip(count: number): void {
    this.at += count;
    if (this.at > this.end) throw new RangeError('the bytes end too early');
  }

  skipBytes(): void {
    this.skip(this.varint());
  }
}
