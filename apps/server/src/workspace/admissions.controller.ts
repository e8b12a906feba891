import { setTimeout as wait } from 'node:timers/promises';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isProblem } from '#libs/problem';
import { findInvitation, join, type FindInvitation, type Join } from '#libs/workspace';
import { Sessions } from '../identity/sessions.js';
import { Admissions } from './admissions.js';

const delayOfFailure = 1000;

/** A workshop shares one address, so who guesses is delayed, and a right credential is never refused. */
const slowlyIfMissing = async (thrown: unknown): Promise<never> => {
  if (isProblem(thrown) && thrown.kind === 'missing') await wait(delayOfFailure);
  throw thrown;
};

/** The way in, for everybody. */
@Controller('api')
export class AdmissionsController {
  constructor(
    private readonly admissions: Admissions,
    private readonly sessions: Sessions,
  ) {}

  @Post('invitations')
  @HttpCode(200)
  async find(@Body({ schema: findInvitation }) credential: FindInvitation) {
    return this.admissions.view(await this.admissions.find(credential).catch(slowlyIfMissing));
  }

  @Post('join')
  @HttpCode(200)
  async join(
    @Body({ schema: join }) input: Join,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const openSession = async () =>
      (await this.sessions.find(request.headers)) ?? this.sessions.open(response, null);
    const { participant, workshop } = await this.admissions
      .join(input, openSession)
      .catch(slowlyIfMissing);
    const { id, processId, seat } = participant;
    return {
      participantId: id,
      processId,
      workshopId: workshop?.id ?? null,
      seatId: seat?.id ?? null,
      confirmed: (seat?.confirmedAt ?? null) !== null,
    };
  }
}
