import { setFlagsFromString } from 'node:v8';

/** So much of what is in use, in percent, may be added to the heap before all of it is collected. */
const growth = 100;

/**
 * Lets V8's heap grow to twice what is in use before it is collected. By itself V8 adds a tenth to a heap that was quiet
 * once: a node at work then collected all of it every seven seconds, and each time people waited for 10 to 35 ms.
 */
export function letHeapGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
