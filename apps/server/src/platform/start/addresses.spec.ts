import { readConfig } from '../config.js';
import { addressesOf } from './addresses.js';

const bound = { address: '', family: '', port: 4321 };
const lan = '192.168.1.7';

describe('the addresses of a server', () => {
  it.each([
    [{}, [], false, 'http://127.0.0.1:4321', 'http://127.0.0.1:4321'],
    [{ HOST: '::1' }, [], false, 'http://[::1]:4321', 'http://[::1]:4321'],
    [{ HOST: 'localhost' }, [], true, 'https://localhost:4321', 'https://localhost:4321'],
    [{ HOST: '0.0.0.0' }, [], false, 'http://127.0.0.1:4321', 'http://127.0.0.1:4321'],
    [{}, ['--lan'], true, 'https://192.168.1.7:4321', 'https://127.0.0.1:4321'],
    [{}, ['--insecure-lan'], false, 'http://192.168.1.7:4321', 'http://127.0.0.1:4321'],
    [{ HOST: '10.0.0.9' }, ['--lan'], true, 'https://10.0.0.9:4321', 'https://10.0.0.9:4321'],
  ])('%j with %j', (env, argv, isTls, ready, loopback) => {
    expect(addressesOf(readConfig(env, argv), bound, isTls, lan)).toEqual({ ready, loopback });
  });

  it('fall back to loopback without a network', () => {
    const none = addressesOf(readConfig({}, ['--lan']), bound, true, '');
    expect(none.loopback).toBe('https://127.0.0.1:4321');
  });
});
