import type { Fault } from './fault.js';
import { forgedCounts } from './forged-counts.js';
import { malformedSockets } from './malformed-sockets.js';
import { targetedPoisons } from './poisons.js';

/** Every fault, a line each. */
export const faults: readonly Fault[] = [malformedSockets, forgedCounts, targetedPoisons];
