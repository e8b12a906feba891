import type { EntityManager } from 'typeorm';
import type { Ballot } from '#libs/voting';

/** Every stored ballot of a poll, ordered by voter. */
export const storedBallots = (manager: EntityManager, pollId: string): Promise<Ballot[]> =>
  manager.query<Ballot[]>(
    `select e.voter, b.choice from ballot b join elector e using (poll_id, seat_id)
      where b.poll_id = $1 order by e.voter`,
    [pollId],
  );
