import { Module, type DynamicModule } from '@nestjs/common';
import { Audit } from './audit/audit.js';
import { Bus } from './bus.js';
import { Database } from './database/connection.js';
import { DirectSessions } from './database/direct-sessions.js';
import { Notices } from './database/notices.js';
import { HealthController } from './health.controller.js';
import { Live } from './live/live.js';
import { Metrics } from './metrics.js';
import { RoomState } from './live/room-state.js';
import { Site } from './site.js';
import { Upgrades } from './upgrades.js';

const stage = [Audit, Bus, DirectSessions, Live, Metrics, Notices, RoomState, Upgrades];

/** What every noun stands on, and which knows none of them. */
@Module({})
export class PlatformModule {
  static on(database: Database, site: Site): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: Database, useValue: database },
        { provide: Site, useValue: site },
        ...stage,
      ],
      exports: [Database, Site, ...stage],
    };
  }
}
