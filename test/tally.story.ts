import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { tally } from '../apps/counting/src/tally.js';
import type { Result } from '#libs/voting';
import { temporaryFolder } from './setup/temporary-folder.js';
import { runCounting } from './counting-command.js';

const patience = 240_000;

const poll = {
  method: 'yes-no-abstain',
  options: [{ id: 'text', label: 'Füße ☃' }],
  rule: { threshold: '2/3' },
  electorate: [
    { voter: 's1', group: 'hq' },
    { voter: 's2', group: 'hq' },
    { voter: 's3', group: 'field' },
  ],
  ballots: [
    { voter: 's1', choice: 'yes' },
    { voter: 's2', choice: 'no' },
    { voter: 's3', choice: 'yes' },
  ],
};

const root = process.cwd();
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await temporaryFolder('tally');
  path = join(folder, 'poll.json');
  await writeFile(path, JSON.stringify(poll));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = async (text: string | Uint8Array): Promise<string> => {
  const file = join(folder, 'other.json');
  await writeFile(file, text);
  return file;
};

describe('npm run tally', () => {
  it(
    'builds what is stale in silence, and prints one JSON object and nothing else',
    async () => {
      const { code, stdout, stderr } = await runCounting('tally', root, path);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
      const { tally: counted, decision, agreement } = JSON.parse(stdout) as Result;
      expect(counted.counts).toEqual({ yes: 2, no: 1, abstain: 0 });
      expect(counted.byGroup['hq']!.counts).toEqual({ yes: 1, no: 1, abstain: 0 });
      expect(decision.outcome).toBe('adopted');
      expect(agreement['text']!.support['field']!.share).toBe('1');
    },
    patience,
  );

  it(
    'says in one line what is wrong with a file, with the place, and exits with 2',
    async () => {
      const file = await write(JSON.stringify({ ...poll, rule: { quorum: '1/0' } }));
      const { code, stdout, stderr } = await runCounting('tally', root, file);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^[^\n]*other\.json: rule\.quorum: [^\n]+\n$/);
    },
    patience,
  );

  it(
    'finds a file from the folder in which it was typed',
    async () => {
      const inside = join(root, 'docs');
      const { code, stderr } = await runCounting('tally', inside, join('..', 'package.json'));
      expect(code).toBe(2);
      expect(stderr).toMatch(/package\.json: method: /);
    },
    patience,
  );
});

describe('the tally of a file', () => {
  it.each([
    [
      'a file that is not there',
      'nowhere.json',
      /^nowhere\.json: This file cannot be read \(ENOENT\)\.\n$/,
    ],
    ['a folder', '.', /^\.: This file cannot be read \(EISDIR\)\.\n$/],
  ])('refuses %s', async (_, name, line) => {
    expect(await tally([name], folder)).toEqual({
      out: '',
      err: expect.stringMatching(line) as string,
      status: 2,
    });
  });

  it('refuses what is not UTF-8', async () => {
    const file = await write(Uint8Array.of(0x7b, 0xff, 0x7d));
    expect(await tally([file], folder)).toMatchObject({ status: 2, out: '' });
  });

  it.each([[[]], [['a.json', 'b.json']], [['--time']]])('says how it is used: %j', async (args) =>
    expect(await tally(args, folder)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^usage: [^\n]+\n$/) as string,
    }),
  );

  it('shows a stranger’s words so that no terminal takes them for anything else', async () => {
    const id = '\u001b[2J\nvoter\u202e';
    const file = await write(JSON.stringify({ ...poll, ballots: [{ voter: id, [id]: 'yes' }] }));
    const { err } = await tally([basename(file)], dirname(file));
    expect(err.trimEnd()).toMatch(/^\P{C}+$/u);
    expect(err).toContain(String.raw`ballots[0]["`);
  });

  it('says how long it took where that is asked for', async () => {
    const { err, status } = await tally([path, '--time'], folder);
    expect(status).toBe(0);
    expect(err).toMatch(
      /^read in [\d.]+ ms \(CPU [\d.]+ ms\), counted in [\d.]+ ms \(CPU [\d.]+ ms\)\n$/,
    );
  });

  it('keeps the file as it was', async () =>
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(poll));
});
