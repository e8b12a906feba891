import { Coverage } from './coverage.js';
import { writeScript } from './typing.js';

describe('coverage', () => {
  it('counts from the start, without a gap, in whatever order and how often it comes', () => {
    const { opener, keystrokes } = writeScript(1, 5);
    const coverage = new Coverage();
    for (const update of [keystrokes[1]!, keystrokes[2]!, opener, opener]) coverage.add(update);
    expect(coverage.operations).toBe(2);
    coverage.add(keystrokes[0]!);
    expect(coverage.operations).toBe(5);
  });
});
