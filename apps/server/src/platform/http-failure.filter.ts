import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { failureOf, statusOf } from './problem-details.js';

/** Answers every failure over HTTP as problem details (RFC 9457). */
@Catch()
export class HttpFailureFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { kind, message, at, status = statusOf[kind] } = failureOf(thrown);
    if (response.headersSent) {
      response.end();
      return;
    }
    response
      .status(status)
      .type('application/problem+json')
      .json({
        type: 'about:blank',
        title: kind,
        status,
        kind,
        detail: message,
        ...(at !== undefined && { at }),
      });
  }
}
