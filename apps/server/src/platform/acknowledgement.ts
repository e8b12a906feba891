import {
  Catch,
  type ArgumentsHost,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type WsExceptionFilter,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { failureOf } from './problem-details.js';

type Acknowledge = (answer: object) => void;

/** Refuses a socket event through its acknowledgement: `{ ok: false, kind, message, at? }`. */
@Catch()
export class SocketFailureFilter implements WsExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const acknowledge = host.getArgs<unknown[]>().findLast((arg) => typeof arg === 'function') as
      Acknowledge | undefined;
    acknowledge?.({ ok: false, ...failureOf(thrown) });
  }
}

/** Marks what a socket event's handler answers as a success: `{ ok: true, … }`. */
export class SocketSuccessInterceptor implements NestInterceptor<object, object> {
  intercept(_: ExecutionContext, next: CallHandler<object>): Observable<object> {
    return next.handle().pipe(map((answer) => ({ ok: true, ...answer })));
  }
}
