import { BeatWindow } from './pace.js';

/** The window after some seconds of beats that each bring so many frames of so many rooms and keep the process so busy. */
async function windowOf({ frames = 1, rooms = 1, busy = 2, lasted = 4 }): Promise<number> {
  const window = new BeatWindow({ shortest: 1, longest: 18 });
  for (let beat = 0; beat < 60; beat++) {
    for (let i = 0; i < frames; i++) window.arrived();
    await new Promise((resolve) => setTimeout(resolve, 1));
    window.began(rooms);
    window.ended(lasted, busy);
  }
  return window.length;
}

describe('the window of a beat', () => {
  it('is short where frames of one room never come together', async () => {
    expect(await windowOf({ frames: 8, rooms: 8 })).toBeCloseTo(9.9);
  });

  it('grows with what is joined, and leaves time for the commit and the writes', async () => {
    expect(await windowOf({ frames: 2, rooms: 1 })).toBeCloseTo(10.8);
    expect(await windowOf({ frames: 50, rooms: 1 })).toBeCloseTo(14);
    expect(await windowOf({ frames: 50, rooms: 1, lasted: 16 })).toBeCloseTo(9.9);
  });

  it('is ten times what a beat costs, where that is little', async () => {
    expect(await windowOf({ frames: 50, rooms: 1, busy: 0.2 })).toBeCloseTo(6);
  });

  it('is the shortest where nothing would be gathered, and never none', async () => {
    expect(await windowOf({ frames: 0, rooms: 1 })).toBe(1);
    expect(await windowOf({ frames: 0, rooms: 0 })).toBe(1);
  });
});
