import { medianOf } from '../medians.js';
import { summarise, warningsOf } from './results.js';
import { relay } from '../servers/relay.js';

describe('a result', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 9, 6], 5],
  ])('is the median: of %j it is %d', (values, median) => {
    expect(medianOf(values)).toBe(median);
  });

  it('leaves out what a run did not tell', () => {
    const samples = [{ cpu: 3 }, { cpu: 1, p99: 7 }, { cpu: 2 }].map((figures) => ({
      figures,
      troubles: [],
    }));
    expect(summarise('plenary', relay, samples).median).toEqual({ cpu: 2, p99: 7 });
  });

  it('tells why it may not be believed', () => {
    const sample = {
      figures: { generator: 0.9, waited: 0.2 },
      troubles: ['somebody was cut off', 'somebody was cut off'],
    };
    expect(warningsOf(summarise('rush', relay, [sample]))).toEqual([
      'somebody was cut off (2 times)',
      'the generator took more than 80 % of a core',
      'the server waited for a core: other work ran on this machine',
    ]);
  });
});
