import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Revision } from '../drafting/revision.entity.js';
import type { Poll } from './poll.entity.js';

/** What may be chosen in a poll, pinned to a revision where it is a text. */
@Entity()
export class PollOption {
  @PrimaryColumn('uuid')
  pollId: string;

  @ManyToOne('Poll', 'options')
  @JoinColumn({ name: 'poll_id' })
  poll: Relation<Poll>;

  /** "1", "2", … in the order in which they are shown */
  @PrimaryColumn('text')
  id: string;

  @Column('int')
  position: number;

  @Column('text')
  label: string;

  @Column('uuid', { nullable: true })
  revisionId: string | null;

  @ManyToOne(() => Revision, { nullable: true })
  @JoinColumn({ name: 'revision_id' })
  revision: Relation<Revision> | null;
}
