import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Not, type DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import type { RulePoll, Ruling } from '#libs/voting';
import { Audit } from '../platform/audit/audit.js';
import { Bus } from '../platform/bus.js';
import { Outcomes, tellClosed } from './outcomes.js';
import { Poll } from './poll.entity.js';
import { Polls } from './polls.js';
import { tieOf } from './tie.js';

/** One way out of a tie across the cut: the chair rules, with a recorded reason. */
@Injectable()
export class Rulings {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly outcomes: Outcomes,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  /** Records which of the options that tie the chair selects; once, and the tally stays as it is. */
  async rule(id: string, { selected, reason }: RulePoll): Promise<void> {
    const outcome = await this.database.transaction(async (manager) => {
      await manager.query('select 1 from poll where id = $1 for no key update', [id]);
      const poll = await this.polls.find(id, manager);
      checkSelected(poll, selected);
      if (await manager.existsBy(Poll, { runOffOf: id, status: Not('cancelled') }))
        throw new Problem('conflict', 'A run-off settles this tie.');
      const ruling: Ruling = { selected, reason, at: new Date().toISOString() };
      await manager.update(Poll, id, { ruling });
      await this.outcomes.lockTexts(manager, [poll]);
      const ruled = await this.outcomes.recordRuling(manager, poll, selected);
      const act = { poll: id, selected, reason };
      await this.audit.enter(manager, poll.processId, 'poll:ruled', act);
      return ruled;
    });
    tellClosed(this.bus, outcome);
  }
}

function checkSelected(poll: Poll, selected: readonly string[]): void {
  const { tied, places } = tieOf(poll);
  if (new Set(selected).size !== selected.length || selected.length !== places)
    throw new Problem('invalid', `Of those that tie, ${places} can be selected.`, 'selected');
  for (const [i, option] of selected.entries())
    if (!tied.includes(option))
      throw new Problem('invalid', 'This option does not tie.', `selected.${i}`);
}
