import type { Endpoint } from './endpoint.js';

/**
 * What Plenary sets over Postgres's defaults, as a configuration file. `fsync` and `synchronous_commit` stay on: "saved"
 * means on the disk. The log names no statement and no value, for ballots are among them.
 */
export function settings({ host, port, isSocket }: Endpoint): string {
  return Object.entries({
    listen_addresses: isSocket ? '' : host,
    unix_socket_directories: isSocket ? `"${host.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '100',
    jit: 'off',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  })
    .map(([name, value]) => `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'\n`)
    .join('');
}
