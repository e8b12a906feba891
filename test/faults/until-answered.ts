import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../person.js';

const untilNextTry = 50;

/** Asks a server that may be away until it answers; a refusal is an answer, unless its database is away. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error)) throw error;
      await pause(untilNextTry);
    }
}

/** How `fetch` says that there is no answer; in Jest its errors are another realm's. */
const isAway = (error: unknown): boolean =>
  error instanceof Refused
    ? error.refusal.kind === 'unavailable'
    : (error as Error).message === 'fetch failed';
