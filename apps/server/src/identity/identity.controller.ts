import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Problem } from '#libs/problem';
import { isFromThisMachine } from '../platform/loopback.js';
import { Sessions } from './sessions.js';
import { SignInLinks } from './sign-in-links.js';

const signIn = z.object({ token: z.string().min(1).max(100) });

/** Organizers' way in and out. */
@Controller('api')
export class IdentityController {
  constructor(
    private readonly sessions: Sessions,
    private readonly links: SignInLinks,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  async signIn(
    @Body({ schema: signIn }) { token }: z.infer<typeof signIn>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    if (!isFromThisMachine(request))
      throw new Problem(
        'forbidden',
        'This link works only in a browser on the machine that runs Plenary.',
      );
    const account = await this.links.redeem(token);
    await this.sessions.open(response, account.id);
    return { account: { id: account.id, name: account.name } };
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const session = await this.sessions.find(request.headers);
    if (session) await this.sessions.end(response, session);
  }
}
