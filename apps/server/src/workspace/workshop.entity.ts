import { Column, Entity, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { WorkshopKind, WorkshopStatus } from '#libs/workspace';
import { AgendaItem } from './agenda-item.entity.js';

/** One meeting of a process. */
@Entity()
export class Workshop {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  processId: string;

  @Column('int')
  position: number;

  @Column('text')
  title: string;

  @Column('text')
  kind: WorkshopKind;

  @Column('timestamptz', { nullable: true })
  startsAt: Date | null;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('text')
  status: WorkshopStatus;

  /** 8 Crockford characters, to be typed */
  @Column('text')
  joinCode: string;

  /** 128 bits, for link and QR */
  @Column('text')
  joinToken: string;

  /** grows by one with every change that the room is told of */
  @Column('int')
  version: number;

  @OneToMany(() => AgendaItem, (item) => item.workshop)
  agenda: Relation<AgendaItem[]>;

  @Column('uuid', { nullable: true })
  currentItemId: string | null;

  @Column('timestamptz', { nullable: true })
  currentItemSince: Date | null;

  /** what everybody in the room is shown: an id of a later noun's thing */
  @Column('uuid', { nullable: true })
  spotlight: string | null;
}
