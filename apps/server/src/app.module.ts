import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DraftingModule } from './drafting/drafting.module.js';
import { IdentityModule } from './identity/identity.module.js';
import type { Database } from './platform/database/connection.js';
import { dataSourceOptions } from './platform/database/data-source.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Site } from './platform/site.js';
import { SynthesisModule } from './synthesis/synthesis.module.js';
import { VotingModule } from './voting/voting.module.js';
import { WorkspaceModule } from './workspace/workspace.module.js';

const nouns = [IdentityModule, WorkspaceModule, DraftingModule, VotingModule, SynthesisModule];

@Module({})
export class AppModule {
  /** The nouns in the order of the process, on one database. */
  static on(database: Database, site: Site): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(database, site),
        TypeOrmModule.forRoot({
          ...dataSourceOptions(database.connection),
          autoLoadEntities: true,
          retryAttempts: 0,
        }),
        ...nouns,
      ],
    };
  }
}
