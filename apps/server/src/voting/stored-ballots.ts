import type { EntityManager } from 'typeorm';
import type { Ballot } from '#libs/voting';

/** Every stored ballot of a poll, ordered by seat. */
export const storedBallots = (manager: EntityManager, pollId: string): Promise<Ballot[]> =>
  manager.query<Ballot[]>(
    'select seat_id as voter, choice from ballot where poll_id = $1 order by seat_id',
    [pollId],
  );
