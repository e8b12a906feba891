import { rehearse } from './rehearsal.js';

describe('rehearse', () => {
  it('has players write and hear of each other, and ends in time', async () => {
    // beside other tests the first players may find the door too slow
    await rehearse(200);
    const began = performance.now();
    expect(await rehearse(500)).toBeGreaterThan(20);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
