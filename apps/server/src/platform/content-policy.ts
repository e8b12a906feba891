import type { HelmetOptions } from 'helmet';
import type { Site } from './site.js';

/** What pages of this server may load: their own files, and sockets to this server. */
export const contentPolicy = ({ named }: Site): HelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // the editor and the component library place style elements
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: named,
  referrerPolicy: { policy: 'strict-origin' },
});
