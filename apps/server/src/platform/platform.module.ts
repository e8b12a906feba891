import { Module, type DynamicModule } from '@nestjs/common';
import { Bus } from './bus.js';
import { DirectSessions } from './database/direct-sessions.js';
import { HealthController } from './health.controller.js';
import { Live } from './live/live.js';
import { RoomState } from './live/room-state.js';
import { Site } from './site.js';
import { Upgrades } from './upgrades.js';

const stage = [Bus, DirectSessions, Live, RoomState, Upgrades];

/** What every noun stands on, and which knows none of them. */
@Module({})
export class PlatformModule {
  static on(site: Site): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers: [{ provide: Site, useValue: site }, ...stage],
      exports: [Site, ...stage],
    };
  }
}
