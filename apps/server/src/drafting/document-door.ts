import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Moment, Role } from '#libs/workspace';
import { Sessions } from '../identity/sessions.js';
import { uuidArray, uuidBytes } from '../platform/database/binary.js';
import { DirectSessions } from '../platform/database/direct-sessions.js';

/** Who comes to a document, and what they may do there at that moment. */
export interface Visitor {
  readonly sessionId: string;
  readonly participantId: string;
  /** Null where they did not permit it to be shown in the room. */
  readonly name: string | null;
  readonly groupId: string | null;
  readonly role: Role;
  readonly workshopId: string;
  readonly moment: Moment;
}

type Found = [
  sessionId: string,
  workshopId: string | null,
  participantId: string | null,
  name: string | null,
  groupId: string | null,
  role: Role,
  status: Moment['status'],
  phase: Moment['phase'],
];

/** No document has this id. */
const noDocument = '00000000-0000-0000-0000-000000000000';

/** As `Access.participantIn` has it: the account's participant, else whom this browser joined as; none once removed. */
const whoComes = {
  name: 'document-door',
  text: `
    select session.id, workshop.id, me.id, case when me.name_in_room then me.name end, me.group_id, me.role,
           workshop.status, item.phase
      from session
      left join statement on statement.document_id = $2::uuid
      left join workshop on workshop.id = statement.workshop_id
      left join agenda_item item on item.id = workshop.current_item_id
      left join lateral (
        select * from participant
         where process_id = statement.process_id
           and (account_id = session.account_id or id = (
             select participant_id from session_participant joined
              where joined.session_id = session.id and joined.process_id = statement.process_id))
         order by account_id is not null and account_id is not distinct from session.account_id desc
         limit 1
      ) me on me.removed_at is null
     where session.token_hash = $1::bytea and session.expires_at > now()`,
};

/** Who of those that were let in may still be there, by their places in the list, and what they may do now. */
const whoStays = {
  name: 'document-stay',
  text: `
    select given.place, me.role, workshop.status, item.phase
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality
        as given (session_id, participant_id, workshop_id, place)
      join session on session.id = given.session_id and session.expires_at > now()
      join participant me on me.id = given.participant_id and me.removed_at is null
      join workshop on workshop.id = given.workshop_id
      left join agenda_item item on item.id = workshop.current_item_id`,
};

type Staying = [place: string, role: Role, status: Moment['status'], phase: Moment['phase']];

/** What somebody may do in a document: their role at a moment of the workshop. */
export type Standing = Pick<Visitor, 'role' | 'moment'>;

/**
 * Answers in one question to the database what takes eight by way of the entities: a thousand people come to a document
 * within seconds.
 */
@Injectable()
export class DocumentDoor implements OnApplicationBootstrap {
  constructor(
    private readonly sessions: Sessions,
    private readonly database: DirectSessions,
  ) {}

  /** Asks for nobody: after a restart many come back at once. */
  async onApplicationBootstrap(): Promise<void> {
    await this.database.prepare(whoComes, [Buffer.alloc(32), uuidBytes(noDocument)]);
  }

  /** Who comes with these headers; `unknown` without a session, `nobody` who has no part in the document's process. */
  async ask(
    headers: IncomingHttpHeaders,
    documentId = noDocument,
  ): Promise<Visitor | 'unknown' | 'nobody'> {
    const tokenHash = this.sessions.tokenHash(headers);
    if (!tokenHash) return 'unknown';
    const [found] = await this.database.run<Found>(whoComes, [tokenHash, uuidBytes(documentId)]);
    if (!found) return 'unknown';
    const [sessionId, workshopId, participantId, name, groupId, role, status, phase] = found;
    if (!workshopId || !participantId) return 'nobody';
    const moment = { status, phase };
    return { sessionId, participantId, name, groupId, role, workshopId, moment };
  }

  /** What each of these visitors may do now; null for whoever may not be there any more. */
  async askAgain(visitors: readonly Visitor[]): Promise<readonly (Standing | null)[]> {
    if (visitors.length === 0) return [];
    const found = await this.database.run<Staying>(whoStays, [
      uuidArray(visitors.map(({ sessionId }) => sessionId)),
      uuidArray(visitors.map(({ participantId }) => participantId)),
      uuidArray(visitors.map(({ workshopId }) => workshopId)),
    ]);
    const standings = visitors.map((): Standing | null => null);
    for (const [place, role, status, phase] of found)
      standings[Number(place) - 1] = { role, moment: { status, phase } };
    return standings;
  }
}
