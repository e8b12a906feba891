import { z } from 'zod';

/** An id in a route, in the one form in which ids are compared. */
export const anId = z.uuid().toLowerCase();

/** An id or a slug in a route. */
export const anIdOrSlug = z
  .string()
  .regex(/^[0-9a-zA-Z-]{1,80}$/, 'an id, or lower-case letters, digits and dashes');
