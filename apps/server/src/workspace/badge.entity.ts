import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A personal way in; its token is kept as a hash. */
@Entity()
export class Badge {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  participantId: string;
}
