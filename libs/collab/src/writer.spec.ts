import { defaultLimits } from './limits.js';
import type { Peer } from './peer.js';
import { Unsaved, Writer, type Frame } from './writer.js';

const peer = { author: 'ana', wantsSaved: true } as Peer;

const writerOf = (limits: Partial<typeof defaultLimits> = {}, now = () => 0): Writer =>
  new Writer(peer, { ...defaultLimits, ...limits }, now, new Unsaved());

const accept = (writer: Writer, count: number): readonly Frame[] => {
  for (let i = 0; i < count; i++) writer.accept('update', Uint8Array.of(i));
  return Array.from({ length: count }, () => writer.next()!);
};

const rest = (writer: Writer): readonly (number | undefined)[] => {
  const numbers = [];
  for (let frame; (frame = writer.next());) numbers.push(frame.update[0]);
  return numbers;
};

describe('the frames of a writer', () => {
  it('are judged again in the order in which they were sent, however they were put back', () => {
    const writer = writerOf();
    const [a, b, c, d] = accept(writer, 4) as [Frame, Frame, Frame, Frame];
    writer.accept('update', Uint8Array.of(4));
    writer.hold(b);
    writer.putBack([d]);
    writer.putBack([a]);
    writer.putBack([c]);
    writer.release();
    expect(rest(writer)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are told to be saved only up to the first that is not', () => {
    const writer = writerOf();
    const [a, b, c] = accept(writer, 3) as [Frame, Frame, Frame];
    writer.markSaved(b);
    writer.markSaved(c);
    expect(writer.hasUntold).toBe(false);
    writer.markSaved(a);
    expect(writer.hasUntold).toBe(true);
    expect(writer.hasUnsaved).toBe(false);
  });

  it('wait once they cost more than is granted, until time has passed', () => {
    let now = 0;
    const writer = writerOf({ structsPerSecond: 100 }, () => now);
    accept(writer, 1);
    writer.accept('update', Uint8Array.of(7));
    writer.spend(150);
    expect(writer.next()).toBeUndefined();
    now = 400;
    expect(writer.next()).toBeUndefined();
    now = 600;
    expect(rest(writer)).toEqual([7]);
  });
});
