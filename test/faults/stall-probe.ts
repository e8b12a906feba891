import { StallClock } from './stall-clock.js';

/** Loaded into a server that is under test: prints the longest stall whenever it gets SIGUSR2. */
const clock = new StallClock();
process.on('SIGUSR2', () => process.stderr.write(`stalled ${clock.read().toFixed(1)}\n`));
