import type { Fault } from './fault.js';
import { malformedSockets } from './malformed-sockets.js';

/** Every fault, a line each. */
export const faults: readonly Fault[] = [malformedSockets];
