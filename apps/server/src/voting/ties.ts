import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import type { CreatePoll, RulePoll, Ruling } from '#libs/voting';
import { Audit } from '../platform/audit/audit.js';
import { Bus } from '../platform/bus.js';
import { Workshops } from '../workspace/workshops.js';
import { Poll } from './poll.entity.js';
import { optionsInOrder } from './poll-terms.js';
import { Polls } from './polls.js';

/** The two ways out of a tie across the cut: a recorded ruling of the chair, or a run-off among those who tie. */
@Injectable()
export class Ties {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly workshops: Workshops,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  /** Records which of the options that tie the chair selects; once, and the tally stays as it is. */
  async rule(id: string, { selected, reason }: RulePoll): Promise<void> {
    const told = await this.database.transaction(async (manager) => {
      await manager.query('select 1 from poll where id = $1 for no key update', [id]);
      const poll = await this.polls.find(id, manager);
      const { tied, places } = tieOf(poll);
      if (poll.ruling) throw new Problem('conflict', 'This tie was settled already.');
      if (new Set(selected).size !== selected.length || selected.length !== places)
        throw new Problem('invalid', `Of those that tie, ${places} can be selected.`, 'selected');
      for (const [i, option] of selected.entries())
        if (!tied.includes(option))
          throw new Problem('invalid', 'This option does not tie.', `selected.${i}`);
      const ruling: Ruling = { selected, reason, at: new Date().toISOString() };
      await manager.update(Poll, id, { ruling });
      const version = await this.workshops.raiseVersion(manager, poll.workshopId);
      const act = { poll: id, selected, reason };
      await this.audit.enter(manager, poll.processId, 'poll:ruled', act);
      return { pollId: id, workshopId: poll.workshopId, version };
    });
    this.bus.tell('poll:closed', told);
  }

  /** Prepares a poll among the options that tie, for the places that are left, by the same method. */
  async runOff(poll: Poll): Promise<Poll> {
    const { tied, places } = tieOf(poll);
    const options = optionsInOrder(poll)
      .filter(({ id }) => tied.includes(id))
      .map(({ label, revisionId }) => ({ label, revisionId }));
    const rule = withoutDefault(poll.rule as Readonly<Record<string, unknown>>);
    const input = {
      question: poll.question,
      method: poll.method,
      binding: poll.binding,
      secret: poll.secret,
      minimumOpen: poll.minimumOpen,
      options,
      rule: { ...rule, seats: places },
    } as CreatePoll;
    const workshop = await this.workshops.find(poll.workshopId);
    return this.polls.prepare(workshop, input, { runOffOf: poll.id });
  }
}

/** A rule that orders: what is asked for adoption rather than "none of these" has no sense where that is no option. */
function withoutDefault(rule: Readonly<Record<string, unknown>>) {
  if (rule['default'] === undefined) return rule;
  const { default: _, majorities: __, groups: ___, groupQuorum: ____, ...others } = rule;
  return others;
}

/** The options that tie, and how many of them there is place for. */
function tieOf({ status, decision, rule }: Poll): { tied: readonly string[]; places: number } {
  const tied = decision?.tied ?? [];
  if (status !== 'closed' || tied.length === 0)
    throw new Problem('conflict', 'In this poll no tie is left to settle.');
  const { seats = 1 } = rule as { readonly seats?: number };
  return { tied, places: seats - decision!.adopted.length };
}
