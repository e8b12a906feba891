import type { IncomingHttpHeaders } from 'node:http';
import { isOwnOrigin, ownNames } from './origin.js';

/** How this server is reached. */
interface Reach {
  /** the origin under which people know it, behind a proxy */
  readonly publicUrl?: string | undefined;
  /** whether it listens beyond this machine */
  readonly wholeNetwork: boolean;
  readonly tls: boolean;
  /** whether what people send crosses a network unprotected */
  readonly exposed: boolean;
}

/** How this server is called from outside. */
export class Site {
  private readonly names: ReadonlySet<string>;
  /** whether browsers reach it over TLS, so that cookies can be marked secure */
  readonly secure: boolean;
  /** whether it has a name of its own on the web, under which it may insist on TLS from now on */
  readonly named: boolean;
  /** on an unprotected network anyone could vote in another's name, so that no vote binds */
  readonly exposed: boolean;

  constructor(private readonly reach: Reach) {
    this.names = ownNames(reach);
    this.named = reach.publicUrl?.startsWith('https:') === true;
    this.secure = reach.tls || this.named;
    this.exposed = reach.exposed;
  }

  isOwnOrigin(headers: IncomingHttpHeaders): boolean {
    return isOwnOrigin(headers, this.names, this.reach.publicUrl);
  }
}
