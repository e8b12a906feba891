import { z } from 'zod';

/** An id in a route. */
export const anId = z.uuid();
