import { builtServer } from '../setup/built-server.js';
import { runBenchmark } from './run-benchmark.js';
import type { Result } from './sync/results.js';

interface Report {
  readonly results: readonly Result[];
}

describe('the benchmark', () => {
  it('measures our server beside the relay, and everybody sees what was written', async () => {
    await builtServer();
    const options = ['--preset', 'plenary,breakouts,coldload,manydocs', '--quick', '--this-node'];
    const { results } = JSON.parse(await runBenchmark('sync', '--json', ...options)) as Report;
    expect(results.map(({ preset, server }) => `${preset} ${server}`)).toEqual([
      'plenary plenary',
      'plenary relay',
      'breakouts plenary',
      'breakouts relay',
      'coldload plenary',
      'manydocs plenary',
    ]);
    expect(results.flatMap(({ samples }) => samples.flatMap(({ troubles }) => troubles))).toEqual(
      [],
    );
    for (const { median } of results.slice(0, 4)) {
      expect(median.delivered).toBeGreaterThan(50);
      expect(median.cpu).toBeGreaterThan(0);
      expect(median.p99).toBeGreaterThan(0);
    }
    expect(results[0]!.median.postgresCpu).toBeGreaterThan(0);
    expect(results[4]!.median.joinMax).toBeGreaterThan(0);
    expect(results[5]!.median.openHeapKb).toBeGreaterThan(0);
  }, 180_000);

  it('says what there is to measure when asked for something else', async () => {
    await expect(runBenchmark('sync', '--preset', 'seminar')).rejects.toThrow(
      /no preset "seminar"/,
    );
    await expect(runBenchmark('nothing')).rejects.toThrow(/sync .*live documents/);
  });
});
