import {
  Column,
  CreateDateColumn,
  Entity,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { CreatePoll, Decision, PollStatus, Tally } from '#libs/voting';
import { PollOption } from './poll-option.entity.js';

/** One voting event. From its opening on, `terms` holds the exact text that its hash is of. */
@Entity()
export class Poll {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  processId: string;

  @Column('uuid')
  workshopId: string;

  @Column('text')
  question: string;

  @Column('text')
  method: CreatePoll['method'];

  @Column('jsonb')
  rule: CreatePoll['rule'];

  @Column('bool')
  binding: boolean;

  @Column('bool')
  secret: boolean;

  /** seconds before which the poll closes only when every ballot is in */
  @Column('int')
  minimumOpen: number;

  @Column('timestamptz', { nullable: true })
  closesAt: Date | null;

  @Column('text')
  status: PollStatus;

  @Column('text', { nullable: true })
  hash: string | null;

  @Column('text', { nullable: true })
  terms: string | null;

  @OneToMany(() => PollOption, (option) => option.poll, { cascade: ['insert'] })
  options: Relation<PollOption[]>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @Column('text', { nullable: true })
  cancelReason: string | null;

  @Column('jsonb', { nullable: true })
  tally: Tally | null;

  @Column('jsonb', { nullable: true })
  decision: Decision | null;
}
