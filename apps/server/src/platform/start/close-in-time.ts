import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';

const patience = 10_000;

/** Closes the application, but does not wait for ever for somebody's open connection. */
export async function closeInTime(app: INestApplication): Promise<void> {
  await Promise.race([app.close(), delay(patience, undefined, { ref: false })]);
}
