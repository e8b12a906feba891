import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DraftingModule } from '../drafting/drafting.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { BallotBox } from './ballot-box.js';
import { BallotsController } from './ballots.controller.js';
import { Ballots } from './ballots.js';
import { Deadlines } from './deadlines.js';
import { Electorates } from './electorates.js';
import { MissingVoters } from './missing-voters.js';
import { OpenedPolls } from './opened-polls.js';
import { Outcomes } from './outcomes.js';
import { PollAccess } from './poll-access.js';
import { PollClosing } from './poll-closing.js';
import { PollDecisionsController } from './poll-decisions.controller.js';
import { PollOpening } from './poll-opening.js';
import { PollOption } from './poll-option.entity.js';
import { PollRound } from './poll-round.entity.js';
import { PollViews } from './poll-views.js';
import { Poll } from './poll.entity.js';
import { PollsController } from './polls.controller.js';
import { Polls } from './polls.js';
import { PracticeController } from './practice.controller.js';
import { Practice } from './practice.js';
import { RoundsController } from './rounds.controller.js';
import { Rounds } from './rounds.js';
import { Rulings } from './rulings.js';
import { RunOffs } from './run-offs.js';
import { RunningPolls } from './running-polls.js';
import { TiesController } from './ties.controller.js';
import { TurnoutNews } from './turnout-news.js';
import { Turnouts } from './turnouts.js';
import { VotingGateway } from './voting.gateway.js';
import { VotingNews } from './voting-news.js';

const beforeTheOpening = [Polls, PollViews, Electorates, Turnouts, Rounds, PollOpening, PollAccess];
const whileItRuns = [Ballots, BallotBox, OpenedPolls, RunningPolls, MissingVoters, Practice];
const atTheClose = [Deadlines, PollClosing, Outcomes, Rulings, RunOffs];

@Module({
  imports: [
    WorkspaceModule,
    DraftingModule,
    TypeOrmModule.forFeature([Poll, PollOption, PollRound]),
  ],
  controllers: [
    PollsController,
    PollDecisionsController,
    RoundsController,
    BallotsController,
    TiesController,
    PracticeController,
  ],
  providers: [
    ...beforeTheOpening,
    ...whileItRuns,
    ...atTheClose,
    VotingGateway,
    VotingNews,
    TurnoutNews,
  ],
  exports: [Electorates, PollViews],
})
export class VotingModule {}
