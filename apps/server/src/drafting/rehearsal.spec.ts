import { rehearse } from './rehearsal.js';

describe('rehearse', () => {
  it('has players write and hear of each other, and ends in time', async () => {
    const began = performance.now();
    expect(await rehearse(200)).toBeGreaterThan(20);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
