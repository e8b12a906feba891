import {
  Catch,
  type ArgumentsHost,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type WsExceptionFilter,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { ZodType } from 'zod';
import { readInput } from './input.pipe.js';
import { failureOf } from './problem-details.js';

type Acknowledge = (answer: object) => void;

const acknowledgementIn = (args: readonly unknown[]): Acknowledge | undefined =>
  args.findLast((arg) => typeof arg === 'function') as Acknowledge | undefined;

/** Refuses a socket event through its acknowledgement: `{ ok: false, kind, message, at? }`. */
@Catch()
export class SocketFailureFilter implements WsExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    acknowledgementIn(host.getArgs<unknown[]>())?.({ ok: false, ...failureOf(thrown) });
  }
}

/** Marks what a socket event's handler answers as a success: `{ ok: true, … }`. */
export class SocketSuccessInterceptor implements NestInterceptor<object, object> {
  intercept(_: ExecutionContext, next: CallHandler<object>): Observable<object> {
    return next.handle().pipe(map((answer) => ({ ok: true, ...answer })));
  }
}

interface Connection {
  on(event: string, hear: (...args: unknown[]) => void): unknown;
}

/**
 * Answers an event of one connection, without Nest's pipes, filters and interceptors, which for an event that comes by
 * the thousand cost as much as all else. It reads, refuses and acknowledges as they do.
 */
export function answerDirectly<Input>(
  connection: Connection,
  event: string,
  contract: ZodType<Input>,
  act: (input: Input) => Promise<object>,
): void {
  const answer = async (given: unknown): Promise<object> => {
    try {
      return { ok: true, ...(await act(readInput(contract, given))) };
    } catch (thrown) {
      return { ok: false, ...failureOf(thrown) };
    }
  };
  connection.on(event, (...args) => {
    void answer(args[0]).then(acknowledgementIn(args));
  });
}
