import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './setup/temporary-folder.js';
import { runCounting } from './counting-command.js';

/** A small generator (Park and Miller, 1988), so that every run counts the same ballots. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (n: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
};

const shuffled = (options: readonly string[], random: (n: number) => number): string[][] => {
  const list = [...options];
  for (let i = list.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list.map((option) => [option]);
};

const fiveDots = (options: readonly string[], random: (n: number) => number) => {
  const dots: Record<string, number> = {};
  for (let i = 0; i < 5; i++) {
    const option = options[random(options.length)]!;
    dots[option] = (dots[option] ?? 0) + 1;
  }
  return dots;
};

interface Large {
  readonly method: string;
  readonly rule: object;
  readonly voters: number;
  readonly options: number;
  readonly choose: (options: readonly string[], random: (n: number) => number) => unknown;
}

const pollFile = ({ method, rule, voters, options, choose }: Large): string => {
  const random = randomFrom(2011);
  const ids = Array.from({ length: options }, (_, i) => `option ${i}`);
  const electorate = Array.from({ length: voters }, (_, i) => ({
    voter: `voter ${i}`,
    group: `group ${i % 5}`,
  }));
  return JSON.stringify({
    method,
    options: ids.map((id) => ({ id, label: id })),
    rule,
    electorate,
    ballots: electorate.map(({ voter }) => ({ voter, choice: choose(ids, random) })),
  });
};

const patience = 240_000;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder('tally-speed');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Counting {
  readonly own: number;
  /** Milliseconds that `JSON.parse` takes for the same file: a slow machine is slow at both. */
  readonly reading: number;
}

/**
 * Milliseconds that counting took of its own, the best of so many runs. Neither clock tells less: the wall's has the
 * machine's other work in it, the processor's that of the threads beside.
 */
const counting = async (told: Large, runs: number): Promise<Counting> => {
  const path = join(folder, `${told.method}.json`);
  const text = pollFile(told);
  await writeFile(path, text);
  const [times, readings]: [number[], number[]] = [[], []];
  for (let i = 0; i < runs; i++) {
    const { code, stderr } = await runCounting('tally', process.cwd(), path, '--time');
    expect(code).toBe(0);
    const [, wall, processor] = /counted in ([\d.]+) ms \(CPU ([\d.]+) ms\)/.exec(stderr)!;
    times.push(Math.min(Number(wall), Number(processor)));
    const began = performance.now();
    JSON.parse(text);
    readings.push(performance.now() - began);
  }
  return { own: Math.min(...times), reading: Math.min(...readings) };
};

describe('npm run tally', () => {
  it.each<[string, Large]>([
    [
      '10,000 Schulze ballots over 30 options',
      { method: 'schulze', rule: {}, voters: 10_000, options: 30, choose: shuffled },
    ],
    [
      '100,000 dots ballots',
      { method: 'dots', rule: { dots: 5 }, voters: 100_000, options: 30, choose: fiveDots },
    ],
  ])(
    'counts %s in under 200 ms of its own, or twice what reading them takes',
    async (_, told) => {
      const { own, reading } = await counting(told, 5);
      expect(own).toBeLessThan(Math.max(200, 2 * reading));
    },
    patience,
  );

  it(
    'orders 500 options in five groups',
    async () => {
      const told = { method: 'schulze', rule: {}, voters: 300, options: 500, choose: shuffled };
      expect((await counting(told, 1)).own).toBeLessThan(60_000);
    },
    patience,
  );
});
