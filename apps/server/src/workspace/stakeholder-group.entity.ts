import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Process } from './process.entity.js';

/** A declared constituency of a process, in the order in which it is shown. */
@Entity()
export class StakeholderGroup {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne('Process', 'groups')
  process: Relation<Process>;

  @Column('uuid')
  processId: string;

  @Column('int')
  position: number;

  @Column('text')
  name: string;
}
