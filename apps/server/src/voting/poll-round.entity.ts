import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Polls that are opened and closed together. */
@Entity()
export class PollRound {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  workshopId: string;

  @Column('text')
  title: string;
}
