import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '#libs/problem';
import { z } from 'zod';

/** Who can reach the server: this machine and whatever is put before it, the local network over TLS, or without. */
export type LanMode = 'off' | 'protected' | 'insecure';

/** Everything that an operator may set, once and checked. Folders and files are absolute paths. */
export interface Config {
  /** 0 lets the system choose; the `ready` line tells. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** A Postgres of one's own; absent: the embedded one in `dataDir`. Holds a password: never print it. */
  readonly databaseUrl?: string;
  /** The origin under which people reach this server, where it is not the one that it listens on. */
  readonly publicUrl?: string;
  /** PEM files; given, the server speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly lan: LanMode;
  /** Print a sign-in link for the organizer even where there is one already. */
  readonly organizer: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);

const isDatabaseUrl = (text: string) =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

const isOrigin = (text: string) =>
  URL.canParse(text) &&
  /^https?:$/.test(new URL(text).protocol) &&
  new URL(text).href === `${new URL(text).origin}/`;

const environment = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional(),
  DATA_DIR: z
    .string()
    .refine((text) => !/\p{Cc}/u.test(text))
    .default('./.plenary'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin)
    .transform((text) => new URL(text).origin)
    .optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
});

type Variable = keyof typeof environment.shape;

const wanted: Record<Variable, string> = {
  PORT: 'a whole number from 0 to 65535',
  HOST: 'an address or a host name to listen on',
  DATA_DIR: 'a folder, without control characters in its name',
  DATABASE_URL: 'a URL like postgres://user:password@host:5432/database',
  PUBLIC_URL: 'an origin like https://plenary.example.org',
  TLS_CERT: 'a PEM file',
  TLS_KEY: 'a PEM file',
};

/** Reads the configuration; a bad value throws a Problem that names the variable or the option in one line. */
export function readConfig(env: Environment, argv: readonly string[]): Config {
  const set = readEnvironment(env);
  const options = readOptions(argv);
  const lan = lanMode(options);
  const tls = tlsFiles(set);
  if (tls && lan === 'insecure')
    throw new Problem('invalid', '--insecure-lan: TLS_CERT is set; use --lan, or unset it');
  return {
    port: set.PORT,
    host: lan === 'off' ? (set.HOST ?? '127.0.0.1') : lanHost(set.HOST),
    dataDir: resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    publicUrl: set.PUBLIC_URL,
    tls,
    lan,
    organizer: options.organizer,
  };
}

function readEnvironment(env: Environment) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(given);
  if (read.success) return read.data;
  const variable = read.error.issues[0]!.path[0] as Variable;
  throw new Problem('invalid', `${variable}: must be ${wanted[variable]}`, variable);
}

function readOptions(argv: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: { lan: flag, 'insecure-lan': flag, organizer: flag },
    }).values;
  } catch {
    throw new Problem(
      'invalid',
      `${argv.join(' ')}: the options are --lan, --insecure-lan and --organizer`,
    );
  }
}

function lanMode(options: { lan: boolean; 'insecure-lan': boolean }): LanMode {
  if (options.lan && options['insecure-lan'])
    throw new Problem('invalid', '--lan and --insecure-lan exclude each other');
  if (options.lan) return 'protected';
  return options['insecure-lan'] ? 'insecure' : 'off';
}

/** On the local network a HOST that names one of this machine's own addresses is kept; loopback would serve nobody. */
function lanHost(host: string | undefined): string {
  return !host || /^(localhost|127\.|::1)/.test(host) ? '0.0.0.0' : host;
}

function tlsFiles({ TLS_CERT, TLS_KEY }: { TLS_CERT?: string; TLS_KEY?: string }) {
  if (!TLS_CERT && !TLS_KEY) return undefined;
  if (!TLS_CERT) throw new Problem('invalid', 'TLS_CERT: must be set where TLS_KEY is', 'TLS_CERT');
  if (!TLS_KEY) throw new Problem('invalid', 'TLS_KEY: must be set where TLS_CERT is', 'TLS_KEY');
  return { cert: resolve(TLS_CERT), key: resolve(TLS_KEY) };
}
