import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time way in for an organizer; its token is kept as a hash. */
@Entity()
export class SignInLink {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @Column('timestamptz')
  expiresAt: Date;
}
