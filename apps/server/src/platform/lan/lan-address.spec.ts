import { lanAddress } from './lan-address.js';

const ip = (address: string, internal = false) => [{ address, family: 'IPv4' as const, internal }];

describe('the address on the local network', () => {
  it.each([
    [
      'a private one before a public one',
      { eth0: ip('8.8.4.4'), wlan0: ip('192.168.1.7') },
      '192.168.1.7',
    ],
    [
      'a real one before a container bridge',
      { docker0: ip('172.17.0.1'), eth0: ip('10.0.0.9') },
      '10.0.0.9',
    ],
    [
      'a public one before a container bridge',
      { br_: ip('8.8.4.4'), virbr0: ip('192.168.122.1') },
      '8.8.4.4',
    ],
    ['a bridge rather than nothing', { docker0: ip('172.17.0.1') }, '172.17.0.1'],
    ['never loopback', { lo: ip('127.0.0.1', true) }, undefined],
  ])('is %s', (_, interfaces, expected) => {
    expect(lanAddress(interfaces)).toBe(expected);
  });
});
