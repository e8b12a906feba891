import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { parse, serialize } from 'cookie';
import type { Response } from 'express';
import { MoreThan, type Repository } from 'typeorm';
import { Problem } from '#libs/problem';
import { Bus } from '../platform/bus.js';
import { Site } from '../platform/site.js';
import { hashSecret, newSecret } from './secret.js';
import { Session } from './session.entity.js';

const days = 90;

/** One opaque cookie for REST and both kinds of socket. */
@Injectable()
export class Sessions {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    private readonly site: Site,
    private readonly bus: Bus,
  ) {}

  /** The session that a request's cookie names, or null. */
  async find(headers: IncomingHttpHeaders): Promise<Session | null> {
    const tokenHash = this.tokenHash(headers);
    if (!tokenHash) return null;
    return this.sessions.findOne({
      where: { tokenHash, expiresAt: MoreThan(new Date()) },
      relations: { account: true },
    });
  }

  /** What is kept of the secret in a request's cookie, if it has one. */
  tokenHash({ cookie }: IncomingHttpHeaders): Buffer | null {
    const token = parse(cookie ?? '')[this.cookieName];
    return token ? hashSecret(token) : null;
  }

  /** The session that a request's cookie names; without one, the request is refused. */
  async demand(headers: IncomingHttpHeaders): Promise<Session> {
    const session = await this.find(headers);
    if (!session) throw new Problem('unauthenticated', 'Join a workshop or sign in first.');
    return session;
  }

  /** Opens a new session and gives the browser its cookie. */
  async open(response: Response, accountId: string | null): Promise<Session> {
    const token = newSecret();
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    const session = await this.sessions.save(
      this.sessions.create({ tokenHash: hashSecret(token), accountId, expiresAt }),
    );
    this.setCookie(response, token, days * 86_400);
    return session;
  }

  /** Ends a session, also for whoever copied its cookie. */
  async end(response: Response, session: Session): Promise<void> {
    await this.sessions.delete(session.id);
    this.setCookie(response, '', 0);
    this.bus.tell('session:ended', { sessionId: session.id });
  }

  private get cookieName(): string {
    return this.site.secure ? '__Host-plenary' : 'plenary';
  }

  private setCookie(response: Response, token: string, maxAge: number): void {
    const options = {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.site.secure,
      maxAge,
    } as const;
    response.append('Set-Cookie', serialize(this.cookieName, token, options));
  }
}
