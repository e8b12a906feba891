import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from '#libs/problem';
import { Site } from './site.js';

/** Refuses HTTP requests that a foreign page makes, or that were meant for another name. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(private readonly site: Site) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { headers } = context.switchToHttp().getRequest<Request>();
    if (!this.site.isOwnOrigin(headers))
      throw new Problem('forbidden', 'This request came from a foreign page.');
    return true;
  }
}
