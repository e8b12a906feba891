import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const day = 86_400_000;

/** The paths of two PEM files. */
interface Files {
  readonly cert: string;
  readonly key: string;
}

/** This machine's self-signed certificate in the data folder; made anew when it ends soon or lacks the address. */
export async function ownCertificate(dataDir: string, address: string, now: Date): Promise<Files> {
  const folder = join(dataDir, 'tls');
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  if (await isFit(files, address, now)) return files;
  const made = await make(address, now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(files.key, made.private, { mode: 0o600 });
  await writeFile(files.cert, made.cert);
  return files;
}

async function isFit(files: Files, address: string, now: Date): Promise<boolean> {
  try {
    const certificate = new X509Certificate(await readFile(files.cert));
    const key = createPrivateKey(await readFile(files.key));
    const lasts = new Date(certificate.validTo).getTime() > now.getTime() + 7 * day;
    return lasts && Boolean(certificate.checkIP(address)) && certificate.checkPrivateKey(key);
  } catch {
    // there is none yet, or it is damaged
    return false;
  }
}

function make(address: string, now: Date) {
  return generate([{ name: 'commonName', value: 'Plenary' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - day),
    notAfterDate: new Date(now.getTime() + 365 * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: namesFor(address) },
    ],
  });
}

function namesFor(address: string) {
  const names = ['localhost', hostname()].filter((name) => /^[\w.-]+$/.test(name));
  return [
    ...names.map((value) => ({ type: 2 as const, value })),
    ...[...new Set(['127.0.0.1', address])].map((ip) => ({ type: 7 as const, ip })),
  ];
}
