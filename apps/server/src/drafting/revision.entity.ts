import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An immutable copy of a statement's text: the exact canonical bytes and their hash. */
@Entity()
export class Revision {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  statementId: string;

  /** counts up within the statement */
  @Column('int')
  number: number;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text')
  hash: string;

  /** long, so it is read only where it is asked for */
  @Column('text', { select: false })
  text: string;

  @Column('uuid', { nullable: true })
  madeBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  madeAt: Date;
}
