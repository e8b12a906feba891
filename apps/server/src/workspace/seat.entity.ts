import {
  Column,
  Entity,
  JoinColumn,
  OneToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { Participant } from './participant.entity.js';

/** The right to one ballot; without a group it counts in the totals alone. */
@Entity()
export class Seat {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  processId: string;

  @Column('uuid', { nullable: true })
  groupId: string | null;

  @OneToOne('Participant', 'seat')
  @JoinColumn()
  holder: Relation<Participant>;

  @Column('uuid')
  holderId: string;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  /** the facilitator who confirmed person and group; null where the roster did */
  @Column('uuid', { nullable: true })
  confirmedBy: string | null;
}
