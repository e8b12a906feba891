import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Result } from './sync/results.js';

interface Report {
  readonly results: readonly Result[];
}

const run = async (command: string, words: readonly string[]): Promise<string> => {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
};

const bench = (...words: readonly string[]) =>
  run(process.execPath, [
    '--import',
    './test/setup/typescript.mjs',
    'test/bench/main.ts',
    ...words,
  ]);

describe('the benchmark', () => {
  it('measures our server beside the relay, and everybody sees what was written', async () => {
    await run(process.execPath, ['scripts/build-if-stale.mjs', 'server']);
    const options = ['--preset', 'plenary,breakouts,coldload,manydocs', '--quick', '--this-node'];
    const { results } = JSON.parse(await bench('sync', '--json', ...options)) as Report;
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
    await expect(bench('sync', '--preset', 'seminar')).rejects.toThrow(/no preset "seminar"/);
    await expect(bench('nothing')).rejects.toThrow(/sync .*live documents/);
  });
});
