import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

/** Something that is looked after until it is let go. */
export interface Watch {
  letGo(): Promise<void>;
}

/**
 * Watches the session that holds the data. Where it ends before `letGo` (Postgres crashed or was killed), `revive` is
 * tried once a second until it gives the next session; meanwhile the database is simply away.
 */
export function keepAlive(first: pg.Client, revive: () => Promise<pg.Client>): Watch {
  let isLetGo = false;
  let reviving = Promise.resolve();
  const watch = (session: pg.Client) => {
    session.once('end', () => {
      reviving = again();
    });
  };
  const again = async (): Promise<void> => {
    while (!isLetGo) {
      const session = await revive().catch(() => undefined);
      if (session) return watch(session);
      await delay(1_000);
    }
  };
  watch(first);
  return {
    letGo() {
      isLetGo = true;
      return reviving;
    },
  };
}
