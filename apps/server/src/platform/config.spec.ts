import { resolve } from 'node:path';
import { readConfig } from './config.js';

const refusal = (env: Record<string, string>, argv: string[] = []) => {
  try {
    readConfig(env, argv);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('was not refused');
};

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, [])).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.plenary'),
      lan: 'off',
      organizer: false,
    });
  });

  it('reads every variable and option', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/srv/plenary',
      DATABASE_URL: 'postgresql://me:secret@db:5433/plenary',
      PUBLIC_URL: 'https://plenary.example.org/',
      TLS_CERT: '/etc/cert.pem',
      TLS_KEY: '/etc/key.pem',
      UNKNOWN: 'is no concern of ours',
    };
    expect(readConfig(env, ['--organizer'])).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/srv/plenary',
      databaseUrl: 'postgresql://me:secret@db:5433/plenary',
      publicUrl: 'https://plenary.example.org',
      tls: { cert: '/etc/cert.pem', key: '/etc/key.pem' },
      lan: 'off',
      organizer: true,
    });
  });

  it('takes an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, []).port).toBe(3000);
  });

  it.each([
    ['--lan', 'protected'],
    ['--insecure-lan', 'insecure'],
  ])('listens on every address with %s', (option, lan) => {
    expect(readConfig({ HOST: '127.0.0.1' }, [option])).toMatchObject({ host: '0.0.0.0', lan });
  });

  it('keeps a HOST that names one address of the local network', () => {
    expect(readConfig({ HOST: '192.168.7.5' }, ['--lan']).host).toBe('192.168.7.5');
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['HOST', 'http://x'],
    ['DATABASE_URL', 'mysql://me:secret@db/x'],
    ['DATABASE_URL', 'secret'],
    ['PUBLIC_URL', 'plenary.example.org'],
    ['PUBLIC_URL', 'https://plenary.example.org/path'],
    ['TLS_CERT', 'alone.pem'],
    ['TLS_KEY', 'alone.pem'],
  ])('refuses %s=%s in one line that names a variable', (variable, value) => {
    const said = refusal({ [variable]: value });
    expect(said).toMatch(/^(PORT|HOST|DATABASE_URL|PUBLIC_URL|TLS_CERT|TLS_KEY): must be [^\n]+$/);
    expect(said).not.toContain('secret');
  });

  it.each([[['--nonsense']], [['--lan', '--insecure-lan']], [['--lan=maybe']], [['extra']]])(
    'refuses the options %j in one line',
    (argv) => {
      expect(refusal({}, argv)).toMatch(/^[^\n]*--insecure-lan[^\n]*$/);
    },
  );

  it('refuses a certificate together with --insecure-lan', () => {
    expect(refusal({ TLS_CERT: 'c', TLS_KEY: 'k' }, ['--insecure-lan'])).toContain('TLS_CERT');
  });
});
