import {
  createParamDecorator,
  Injectable,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { Session } from './session.entity.js';
import { Sessions } from './sessions.js';

const theRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  context.switchToHttp().getRequest<IncomingMessage>(),
);

@Injectable()
export class CallerPipe implements PipeTransform<IncomingMessage, Promise<Session>> {
  constructor(private readonly sessions: Sessions) {}

  transform(request: IncomingMessage): Promise<Session> {
    return this.sessions.demand(request.headers);
  }
}

/** The session of whoever makes this request; without one, the request is refused. */
export const Caller = () => theRequest(CallerPipe);
