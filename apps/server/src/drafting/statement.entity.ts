import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Standing, StatementKind } from '#libs/drafting';

/** One numbered text of a process: a finding or a recommendation. Its words are in its document. */
@Entity()
export class Statement {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  processId: string;

  @Column('uuid')
  workshopId: string;

  @Column('uuid')
  themeId: string;

  @Column('text')
  kind: StatementKind;

  /** unique in the process */
  @Column('int')
  number: number;

  @Column('text')
  title: string;

  @Column('uuid')
  documentId: string;

  @Column('text')
  standing: Standing;

  @Column('uuid', { nullable: true })
  adoptedRevisionId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
