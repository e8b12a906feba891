import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { ownCertificate } from './own-certificate.js';
import { withCertificate } from './with-certificate.js';

const today = new Date('2026-11-23T12:00:00Z');
let folder: string;

const certificateFor = async (address: string, now = today) =>
  readFile((await ownCertificate(folder, address, now)).cert, 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the self-signed certificate', () => {
  it('names the address, keeps its key private and stays the same', async () => {
    const first = await certificateFor('192.168.1.7');
    const certificate = new X509Certificate(first);
    expect(certificate.checkIP('192.168.1.7')).toBe('192.168.1.7');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect((await stat(join(folder, 'tls', 'key.pem'))).mode & 0o777).toBe(0o600);
    expect(await certificateFor('192.168.1.7')).toBe(first);
  });

  it('is made anew for another address, and before it ends', async () => {
    const first = await certificateFor('192.168.1.7');
    const moved = await certificateFor('10.0.0.9');
    expect(moved).not.toBe(first);
    expect(await certificateFor('10.0.0.9', new Date('2027-11-22T12:00:00Z'))).not.toBe(moved);
  });
});

describe('a certificate of the operator', () => {
  const config = (cert: string, key: string) =>
    readConfig({ TLS_CERT: join(folder, cert), TLS_KEY: join(folder, key) }, ['--lan']);

  it('is served when the key is its own', async () => {
    await ownCertificate(folder, '10.0.0.9', today);
    const given = config('tls/cert.pem', 'tls/key.pem');
    expect(await withCertificate(given)).toEqual(given);
  });

  it.each([
    ['tls/none.pem', 'tls/key.pem', /^TLS_CERT: cannot read .*ENOENT/],
    ['tls/cert.pem', 'tls/cert.pem', /^TLS_KEY: is not/],
    ['tls/key.pem', 'tls/key.pem', /^TLS_CERT: is not/],
    ['tls/cert.pem', 'other.pem', /^TLS_KEY: is not the key of the certificate/],
  ])('%s with %s is refused in words', async (cert, key, words) => {
    const other = await ownCertificate(join(folder, 'other'), '10.0.0.9', today);
    await writeFile(join(folder, 'other.pem'), await readFile(other.key));
    await expect(withCertificate(config(cert, key))).rejects.toThrow(words);
  });
});

it('plain HTTP has none', async () => {
  const plain = [readConfig({}, []), readConfig({}, ['--insecure-lan'])];
  for (const config of plain) expect(await withCertificate(config)).toBe(config);
});
