import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a browser's session stands for in a process. */
@Entity()
export class SessionParticipant {
  @PrimaryColumn('uuid')
  sessionId: string;

  @PrimaryColumn('uuid')
  processId: string;

  @Column('uuid')
  participantId: string;
}
