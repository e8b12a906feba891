import { isOwnOrigin, ownNames } from './origin.js';

const names = ownNames({ publicUrl: 'https://plenary.example.org', wholeNetwork: false });
const passes = (host?: string, origin?: string) =>
  isOwnOrigin({ host, origin }, names, 'https://plenary.example.org');

describe('an upgrade or a change', () => {
  it.each([
    ['a program without an Origin', 'localhost:3000', undefined],
    ['a page of this server', 'localhost:3000', 'http://localhost:3000'],
    ['by address', '127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['through the proxy with its name', 'plenary.example.org', 'https://plenary.example.org'],
    ['through a proxy that names us locally', '127.0.0.1:3000', 'https://plenary.example.org'],
  ])('passes from %s', (_, host, origin) => expect(passes(host, origin)).toBe(true));

  it.each([
    ['a foreign page', 'localhost:3000', 'https://evil.example'],
    ['a page on another port of this machine', 'localhost:3000', 'http://localhost:4000'],
    ['another local name on another port', 'localhost:3000', 'http://127.0.0.1:4000'],
    ['a sandboxed page', 'localhost:3000', 'null'],
    [
      'a foreign name for this server (DNS rebinding)',
      'evil.example:3000',
      'http://evil.example:3000',
    ],
    ['no name at all', undefined, undefined],
    ['a name that is none', '[', undefined],
  ])('is refused from %s', (_, host, origin) => expect(passes(host, origin)).toBe(false));
});
