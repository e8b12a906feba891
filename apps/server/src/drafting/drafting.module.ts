import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { DraftingController } from './drafting.controller.js';
import { DraftingNews } from './drafting-news.js';
import { DocumentDoor } from './document-door.js';
import { DocumentMetrics } from './document-metrics.js';
import { DocumentPermits } from './document-permits.js';
import { DocumentSockets } from './document-sockets.js';
import { Documents } from './documents.js';
import { LogRetention } from './log-retention.js';
import { PostgresUpdateLog } from './postgres-update-log.js';
import { Revision } from './revision.entity.js';
import { Revisions } from './revisions.js';
import { Statement } from './statement.entity.js';
import { Statements } from './statements.js';

@Module({
  imports: [WorkspaceModule, TypeOrmModule.forFeature([Statement, Revision])],
  controllers: [DraftingController],
  providers: [
    DocumentDoor,
    DocumentMetrics,
    DocumentPermits,
    DocumentSockets,
    Documents,
    DraftingNews,
    LogRetention,
    PostgresUpdateLog,
    Revisions,
    Statements,
  ],
  exports: [Revisions, Statements],
})
export class DraftingModule {}
