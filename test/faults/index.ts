import type { Fault } from './fault.js';

/** Every fault, a line each. */
export const faults: readonly Fault[] = [];
