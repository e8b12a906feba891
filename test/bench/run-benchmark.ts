import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `npm run bench -- <words>` prints, on a server that is built already; rejects with what it says where it fails. */
export async function runBenchmark(...words: readonly string[]): Promise<string> {
  const program = ['--import', './test/setup/typescript.mjs', 'test/bench/main.ts', ...words];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}
