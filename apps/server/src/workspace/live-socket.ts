import type { DefaultEventsMap, Socket } from 'socket.io';
import type { Session } from '../identity/session.entity.js';
import type { LiveData } from '../platform/live/live.js';

/** A live connection with the session that it was let in by. */
export type LiveSocket = Socket<
  DefaultEventsMap,
  DefaultEventsMap,
  DefaultEventsMap,
  LiveData & { readonly session: Session }
>;
