import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import type { CreateRound, OpenRound } from '#libs/voting';
import type { Workshop } from '../workspace/workshop.entity.js';
import { PollClosing } from './poll-closing.js';
import { PollOpening } from './poll-opening.js';
import { PollRound } from './poll-round.entity.js';
import type { Poll } from './poll.entity.js';
import { Polls } from './polls.js';
import { RunningPolls } from './running-polls.js';

/** Polls that are prepared, opened and closed together: a page of recommendations, voted on one by one. */
@Injectable()
export class Rounds {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly opening: PollOpening,
    private readonly closing: PollClosing,
    private readonly running: RunningPolls,
  ) {}

  async find(id: string): Promise<PollRound> {
    const round = await this.database.manager.findOneBy(PollRound, { id });
    if (!round) throw new Problem('missing', 'There is no such round of polls.');
    return round;
  }

  /** Prepares a round; where one of its polls is refused, none is prepared. */
  prepare(workshop: Workshop, { title, polls }: CreateRound): Promise<PollRound> {
    return this.database.transaction(async (manager) => {
      const round = await manager.save(
        manager.create(PollRound, { title, workshopId: workshop.id }),
      );
      for (const [roundPosition, poll] of polls.entries())
        await this.polls.prepare(workshop, poll, { roundId: round.id, roundPosition }, manager);
      return round;
    });
  }

  /** Opens all polls of a round, each as it was previewed, or none. */
  async open(id: string, { hashes }: OpenRound): Promise<void> {
    const polls = await this.inStatus(id, 'draft');
    const previewed = polls.map((poll): [string, string] => {
      const hash = hashes[poll.id];
      if (hash === undefined)
        throw new Problem('invalid', 'The hash of this poll is missing.', `hashes.${poll.id}`);
      return [poll.id, hash];
    });
    await this.opening.open(new Map(previewed));
  }

  /** Closes all polls of a round that run, or none. */
  async close(id: string): Promise<void> {
    await this.closing.close(...(await this.inStatus(id, 'open')).map((poll) => poll.id));
  }

  /** Calls off whatever of a round has not closed. */
  async cancel(id: string, reason: string): Promise<void> {
    const polls = await this.polls.ofRound(id);
    await this.running.cancel(
      polls.map((poll) => poll.id),
      reason,
    );
  }

  private async inStatus(id: string, status: Poll['status']): Promise<Poll[]> {
    const polls = (await this.polls.ofRound(id)).filter((poll) => poll.status === status);
    if (polls.length === 0) throw new Problem('conflict', `No poll of this round is ${status}.`);
    return polls;
  }
}
