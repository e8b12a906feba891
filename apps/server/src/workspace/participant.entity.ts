import {
  Column,
  CreateDateColumn,
  Entity,
  OneToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { Role } from '#libs/workspace';
import { Seat } from './seat.entity.js';

/** A person in a process. */
@Entity()
export class Participant {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  processId: string;

  /** the account behind an organizer */
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text')
  role: Role;

  @Column('uuid', { nullable: true })
  groupId: string | null;

  /** named by the organizer beforehand, and so a part of every workshop */
  @Column('bool')
  rostered: boolean;

  @Column('bool')
  nameInRoom: boolean;

  @Column('bool')
  nameInReport: boolean;

  @Column('bool')
  nameBesideVote: boolean;

  @Column('timestamptz', { nullable: true })
  joinedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;

  @OneToOne(() => Seat, (seat) => seat.holder)
  seat: Relation<Seat> | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
