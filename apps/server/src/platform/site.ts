import type { IncomingHttpHeaders } from 'node:http';
import { isOwnOrigin, ownNames } from './origin.js';

/** How this server is called from outside. */
export class Site {
  private readonly names: ReadonlySet<string>;
  /** whether browsers reach it over TLS, so that cookies can be marked secure */
  readonly secure: boolean;

  constructor(
    private readonly options: {
      readonly publicUrl?: string | undefined;
      readonly wholeNetwork: boolean;
      readonly tls: boolean;
    },
  ) {
    this.names = ownNames(options);
    this.secure = options.tls || options.publicUrl?.startsWith('https:') === true;
  }

  isOwnOrigin(headers: IncomingHttpHeaders): boolean {
    return isOwnOrigin(headers, this.names, this.options.publicUrl);
  }
}
