import { createHmac } from 'node:crypto';

/**
 * Who a seat is in one poll: an id that the poll's record can show, and by which nobody finds the seat, or the same seat
 * in another poll, without the poll's salt. A UUID of version 8 (RFC 9562: its bits are of one's own making).
 */
export function voterId(salt: string, seat: string): string {
  const bytes = createHmac('sha256', salt).update(seat).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
