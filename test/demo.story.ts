import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { temporaryFolder } from './setup/temporary-folder.js';

const run = promisify(execFile);
const patience = 240_000;

describe('npm run demo', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder('demo');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it(
    'holds the six seminars and a round in Oslo with simulated people, and ends by itself',
    async () => {
      const { stdout } = await run('npm', ['run', '--silent', 'demo'], {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          PORT: '0',
          DEMO_DATA_DIR: folder,
          DEMO_ROUNDS: '1',
          DEMO_PACE: '0.05',
        },
        timeout: patience,
      });
      expect(stdout).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/m);
      expect(stdout).toMatch(/^join http:\/\/127\.0\.0\.1:\d+\/join\/\S+$/m);
      const [, typed, cast] = /updates typed: (\d+), ballots cast: (\d+)/.exec(stdout)!;
      expect(Number(typed)).toBeGreaterThan(200);
      // twelve texts and one vote on priorities, each by sixteen seats
      expect(Number(cast)).toBeGreaterThanOrEqual(13 * 16);
    },
    patience,
  );
});
