import { Module } from '@nestjs/common';
import { VotingModule } from '../voting/voting.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { Materials } from './materials.js';
import { SynthesisController } from './synthesis.controller.js';

@Module({
  imports: [WorkspaceModule, VotingModule],
  controllers: [SynthesisController],
  providers: [Materials],
})
export class SynthesisModule {}
