import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Problem } from '#libs/problem';
import type { Config } from '../config.js';
import { lanAddress } from './lan-address.js';
import { ownCertificate } from './own-certificate.js';

/** The configuration with `tls` set wherever the server is to speak TLS: checked where given, self-signed for `--lan`. */
export async function withCertificate(config: Config): Promise<Config> {
  if (config.tls) await assertPair(config.tls);
  if (config.tls || config.lan !== 'protected') return config;
  return { ...config, tls: await ownCertificate(config.dataDir, reachedAt(config), new Date()) };
}

const reachedAt = ({ host }: Config) =>
  /^\d/.test(host) && host !== '0.0.0.0' ? host : (lanAddress() ?? '127.0.0.1');

async function assertPair(files: NonNullable<Config['tls']>): Promise<void> {
  const [cert, key] = await Promise.all([pem('TLS_CERT', files.cert), pem('TLS_KEY', files.key)]);
  const certificate = parsed('TLS_CERT', () => new X509Certificate(cert));
  const privateKey = parsed('TLS_KEY', () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw new Problem('invalid', 'TLS_KEY: is not the key of the certificate in TLS_CERT');
}

function pem(variable: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Problem('invalid', `${variable}: cannot read ${file} (${error.code})`);
  });
}

function parsed<T>(variable: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new Problem('invalid', `${variable}: is not an unencrypted PEM file of the right kind`);
  }
}
