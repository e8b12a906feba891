import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Phase } from '#libs/workspace';
import type { Workshop } from './workshop.entity.js';

/** One ordered piece of a workshop's business. */
@Entity()
export class AgendaItem {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne('Workshop', 'agenda')
  workshop: Relation<Workshop>;

  @Column('uuid')
  workshopId: string;

  @Column('int')
  position: number;

  @Column('text')
  title: string;

  @Column('int', { nullable: true })
  minutes: number | null;

  @Column('text')
  phase: Phase;
}
