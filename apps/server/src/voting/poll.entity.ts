import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type {
  AggregatesJson,
  Agreement,
  Anchor,
  CreatePoll,
  Decision,
  PollStatus,
  Ruling,
  Tally,
  Turnout,
} from '#libs/voting';
import { PollOption } from './poll-option.entity.js';
import { PollRound } from './poll-round.entity.js';

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

  /** the end that is promised at the opening */
  @Column('timestamptz', { nullable: true })
  closesAt: Date | null;

  @Column('timestamptz', { nullable: true })
  extendedTo: Date | null;

  @ManyToOne(() => PollRound, { nullable: true })
  @JoinColumn({ name: 'round_id' })
  round: Relation<PollRound> | null;

  @Column('uuid', { nullable: true })
  roundId: string | null;

  @Column('int', { nullable: true })
  roundPosition: number | null;

  @Column('uuid', { nullable: true })
  runOffOf: string | null;

  /** what voters' ids in this poll are made with, from their seats' */
  @Column({ type: 'uuid', insert: false, update: false })
  voterSalt: string;

  /** a secret poll that shows no figures of groups */
  @Column('bool', { default: false })
  isWhole: boolean;

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

  @Column('jsonb', { nullable: true })
  agreement: Agreement | null;

  /** of a closed secret poll, all that is kept of its ballots */
  @Column('jsonb', { nullable: true })
  aggregates: AggregatesJson | null;

  /** of a closed secret poll, whose ballots are not kept */
  @Column('jsonb', { nullable: true })
  turnout: Turnout | null;

  @Column('jsonb', { nullable: true })
  ruling: Ruling | null;

  @Column('jsonb', { nullable: true })
  anchor: Anchor | null;
}
