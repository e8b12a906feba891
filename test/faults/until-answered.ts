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

/** `fetch` rejects with a TypeError where there is no answer. */
const isAway = (error: unknown): boolean =>
  error instanceof Refused ? error.refusal.kind === 'unavailable' : error instanceof TypeError;
