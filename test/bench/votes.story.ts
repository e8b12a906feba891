import { builtServer } from '../setup/built-server.js';
import { runBenchmark } from './run-benchmark.js';
import type { Result } from './votes/sample.js';

interface Report {
  readonly results: readonly (Result & { readonly ofLimit: number | null })[];
}

describe('the benchmark of ballots', () => {
  it('measures our server beside bare upserts, and what is counted is what was acknowledged', async () => {
    await builtServer();
    const options = ['--preset', '200,rush', '--quick'];
    const { results } = JSON.parse(await runBenchmark('votes', '--json', ...options)) as Report;
    expect(results.map(({ preset, contestant }) => `${preset} ${contestant}`)).toEqual([
      '200 plenary',
      '200 pg',
      'rush plenary',
      'rush pg',
    ]);
    expect(results.flatMap(({ samples }) => samples.flatMap(({ troubles }) => troubles))).toEqual(
      [],
    );
    for (const { median } of results) {
      expect(median.p99).toBeGreaterThan(0);
      expect(median.postgresCpu).toBeGreaterThan(0);
    }
    for (const { median, ofLimit } of results.slice(0, 2)) {
      expect(median.ballots).toBeGreaterThan(10);
      expect(ofLimit).toBeGreaterThan(0);
    }
    const ours = results.filter(({ part }) => part === 'ours');
    for (const { median } of ours) expect(median.cpu).toBeGreaterThan(0);
    expect(ours.at(-1)!.median.last).toBeLessThan(20_000);
  }, 180_000);

  it('says what there is to measure when asked for something else', async () => {
    await expect(runBenchmark('votes', '--preset', 'crowd')).rejects.toThrow(
      /no preset "crowd"[^]*of 50, 200, 1000, rush/,
    );
    await expect(runBenchmark('nothing')).rejects.toThrow(/votes .*ballots/);
  });
});
