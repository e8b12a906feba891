import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { Account } from './account.entity.js';

/** One browser that signed in or joined; the cookie's token is kept as a hash. */
@Entity()
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @ManyToOne(() => Account, { nullable: true })
  account: Relation<Account> | null;

  @Column('uuid', { nullable: true })
  accountId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
