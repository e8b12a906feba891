import { Report } from './fault.js';
import { faults } from './index.js';

const patience = 120_000;

describe('whatever goes wrong', () => {
  it('has a name of its own', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });

  for (const fault of faults)
    it(`${fault.name}: ${fault.says}`, () => fault.run('small', new Report()), patience);
});
