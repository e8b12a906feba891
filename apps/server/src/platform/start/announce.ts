import { renderUnicodeCompact } from 'uqr';
import type { Config } from '../config.js';
import type { Addresses } from './addresses.js';

/** What is printed once the server answers. The first line is `ready <url>`, for people and for programs. */
export function announcement({ lan }: Config, { ready }: Addresses): string {
  const lines = [`ready ${ready}`];
  if (lan === 'insecure')
    lines.push(
      'not protected: anyone on this network can read and change what is sent; straw polls only',
    );
  if (lan !== 'off') lines.push(renderUnicodeCompact(ready, { border: 2 }));
  return `${lines.join('\n')}\n`;
}
