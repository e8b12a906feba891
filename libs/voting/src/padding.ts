import { methodOf } from './methods/index.js';
import type { Poll } from './poll.js';

const lengthOf = (choice: unknown): number => JSON.stringify(choice).length;

/**
 * What a choice lacks to the length of the longest that a poll allows. Sent beside a choice of a secret poll, so that
 * whoever sees only lengths learns nothing; of no ballot it is that of an empty one.
 */
export const padding = (poll: Poll, choice: unknown): string =>
  '.'.repeat(Math.max(0, lengthOf(methodOf(poll.method).longest(poll)) - lengthOf(choice)));
