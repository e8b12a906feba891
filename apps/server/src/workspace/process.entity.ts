import {
  Column,
  CreateDateColumn,
  Entity,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { Admission, Attribution } from '#libs/workspace';
import { StakeholderGroup } from './stakeholder-group.entity.js';
import { Theme } from './theme.entity.js';

/** The whole undertaking. */
@Entity()
export class Process {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  /** the institution that invites, in words */
  @Column('text')
  host: string;

  @Column('text')
  admission: Admission;

  @Column('text')
  attribution: Attribution;

  @OneToMany(() => StakeholderGroup, (group) => group.process, { cascade: ['insert'] })
  groups: Relation<StakeholderGroup[]>;

  @OneToMany(() => Theme, (theme) => theme.process, { cascade: ['insert'] })
  themes: Relation<Theme[]>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
