import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DraftingModule } from '../drafting/drafting.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { Ballots } from './ballots.js';
import { Deadlines } from './deadlines.js';
import { Electorates } from './electorates.js';
import { Outcomes } from './outcomes.js';
import { PollClosing } from './poll-closing.js';
import { PollOpening } from './poll-opening.js';
import { PollOption } from './poll-option.entity.js';
import { Poll } from './poll.entity.js';
import { Polls } from './polls.js';
import { VotingController } from './voting.controller.js';
import { VotingGateway } from './voting.gateway.js';
import { VotingNews } from './voting-news.js';

@Module({
  imports: [WorkspaceModule, DraftingModule, TypeOrmModule.forFeature([Poll, PollOption])],
  controllers: [VotingController],
  providers: [
    Ballots,
    Deadlines,
    Electorates,
    Outcomes,
    PollClosing,
    PollOpening,
    Polls,
    VotingGateway,
    VotingNews,
  ],
  exports: [Electorates, Polls],
})
export class VotingModule {}
