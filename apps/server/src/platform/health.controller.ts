import { Controller, Get, Req, Res } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import { isFromThisMachine } from './loopback.js';
import { Metrics } from './metrics.js';

/** Tells machines how the server is. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly figures: Metrics,
  ) {}

  /** Whether the process answers. */
  @Get('healthz')
  alive() {
    return { status: 'ok' };
  }

  /** Whether it can do its work: the database answers. */
  @Get('readyz')
  async ready() {
    await this.database.query('select 1').catch(() => {
      throw new Problem('unavailable', 'The database does not answer.');
    });
    return { status: 'ready' };
  }

  /** Figures for Prometheus, for this machine only. */
  @Get('metrics')
  async metrics(@Req() request: Request, @Res() response: Response) {
    if (!isFromThisMachine(request)) throw new Problem('missing', 'There is no such page.');
    response.type(this.figures.contentType).send(await this.figures.text());
  }
}
