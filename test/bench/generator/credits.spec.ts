import * as Y from 'yjs';
import { ByteReader } from './byte-reader.js';
import { Credits } from './credits.js';
import { writeScript } from './typing.js';

const scripts = [100, 101].map((client) => writeScript(client, 10));

const start = () => {
  const credits = new Credits({
    attendees: 3,
    writers: 2,
    keystrokes: 10,
    writerOf: (client) => client - 100,
  });
  credits.openWindow(0, 1000);
  for (const writer of [0, 1])
    for (let keystroke = 0; keystroke < 10; keystroke++)
      credits.sent(writer, keystroke, keystroke * 10);
  const hear = (attendee: number, update: Uint8Array, now: number) =>
    credits.hear(attendee, new ByteReader().reset(update, 0, update.length), now);
  return { credits, hear };
};

const merged = (writer: number, from: number, to: number) =>
  Y.mergeUpdates(scripts[writer]!.keystrokes.slice(from, to));

describe('keystrokes are credited', () => {
  it('one by one, with the time from sending to hearing', () => {
    const { credits, hear } = start();
    hear(0, scripts[0]!.keystrokes[0]!, 5);
    hear(1, scripts[0]!.keystrokes[0]!, 7);
    expect(credits.delivered).toBe(2);
    expect(credits.times.percentile(100)).toBeCloseTo(7.1);
  });

  it('each for itself where a frame covers several, of several writers', () => {
    const { credits, hear } = start();
    hear(2, Y.mergeUpdates([merged(0, 0, 4), merged(1, 0, 3)]), 40);
    expect(credits.delivered).toBe(7);
    expect(credits.times.total).toBe(7);
    expect(credits.times.percentile(1)).toBeCloseTo(10.1);
    expect(credits.times.percentile(100)).toBeCloseTo(40.1);
  });

  it('once for each attendee, however often they come', () => {
    const { credits, hear } = start();
    hear(0, merged(0, 0, 4), 40);
    hear(0, merged(0, 0, 4), 50);
    hear(0, merged(0, 2, 6), 60);
    expect(credits.delivered).toBe(6);
  });

  it('but paragraphs are not, nor what somebody wrote themselves, nor what nobody here wrote', () => {
    const { credits, hear } = start();
    credits.ownsWriter(0, 0);
    hear(1, scripts[0]!.opener, 1);
    hear(0, merged(0, 0, 10), 100);
    hear(0, writeScript(99, 3).keystrokes[0]!, 100);
    expect(credits.delivered).toBe(0);
  });

  it('with their times only if they were sent while the window was open', () => {
    const { credits, hear } = start();
    credits.openWindow(20, 50);
    hear(0, merged(0, 0, 10), 120);
    expect(credits.delivered).toBe(10);
    expect(credits.times.total).toBe(3);
  });
});
