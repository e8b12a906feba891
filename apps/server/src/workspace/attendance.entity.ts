import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A recorded check-in to a workshop. */
@Entity()
export class Attendance {
  @PrimaryColumn('uuid')
  workshopId: string;

  @PrimaryColumn('uuid')
  participantId: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
