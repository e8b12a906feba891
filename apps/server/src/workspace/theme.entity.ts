import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Process } from './process.entity.js';

/** A subject heading under which statements stand, in the order in which it is shown. */
@Entity()
export class Theme {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne('Process', 'themes')
  process: Relation<Process>;

  @Column('uuid')
  processId: string;

  @Column('int')
  position: number;

  @Column('text')
  name: string;
}
