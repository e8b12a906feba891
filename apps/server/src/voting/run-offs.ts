import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { CreatePoll } from '#libs/voting';
import { Workshops } from '../workspace/workshops.js';
import { optionsInOrder } from './poll-terms.js';
import type { Poll } from './poll.entity.js';
import { Polls } from './polls.js';
import { tieOf } from './tie.js';

/** The other way out of a tie: a poll among those that tie. */
@Injectable()
export class RunOffs {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly workshops: Workshops,
  ) {}

  /** Prepares a poll among the options that tie, for the places that are left, by the same method and rule. */
  async prepare(id: string): Promise<Poll> {
    return this.database.transaction(async (manager) => {
      await manager.query('select 1 from poll where id = $1 for no key update', [id]);
      const poll = await this.polls.find(id, manager);
      const workshop = await this.workshops.find(poll.workshopId, manager);
      return this.polls.prepare(workshop, runOffOf(poll), { runOffOf: id }, manager);
    });
  }
}

/** Among those that tie; where texts are adopted rather than "none of these", that stands against them again. */
function runOffOf(poll: Poll): CreatePoll {
  const { tied, places } = tieOf(poll);
  const rule = poll.rule as Readonly<Record<string, unknown>>;
  const options = optionsInOrder(poll).filter(
    ({ id }) => tied.includes(id) || id === rule['default'],
  );
  const newId = new Map(options.map(({ id }, i) => [id, String(i + 1)]));
  const { question, method, binding, secret, minimumOpen } = poll;
  return {
    question,
    method,
    binding,
    secret,
    minimumOpen,
    options: options.map(({ label, revisionId }) => ({ label, revisionId })),
    rule: { ...rule, ...renamed(rule, newId), seats: places },
  } as CreatePoll;
}

/** What of a rule names options, by their new ids. */
function renamed(rule: Readonly<Record<string, unknown>>, newId: ReadonlyMap<string, string>) {
  if (rule['default'] === undefined) return {};
  const majorities = Object.entries((rule['majorities'] ?? {}) as Record<string, string>).flatMap(
    ([id, asked]) => (newId.has(id) ? [[newId.get(id)!, asked]] : []),
  );
  return {
    default: newId.get(rule['default'] as string),
    ...(rule['majorities'] !== undefined && { majorities: Object.fromEntries(majorities) }),
  };
}
