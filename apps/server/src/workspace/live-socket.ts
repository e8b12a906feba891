import type { DefaultEventsMap, Socket } from 'socket.io';
import type { Session } from '../identity/session.entity.js';

/** A live connection: whose browser it is, and whom it stands for in the room that it entered. */
export type LiveSocket = Socket<
  DefaultEventsMap,
  DefaultEventsMap,
  DefaultEventsMap,
  { session: Session; participantId?: string }
>;
