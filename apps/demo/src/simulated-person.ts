import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { BallotReceipt, PollView, VotingEvents, VotingRoomState } from '#libs/voting';
import type { Activity } from './activity.js';
import { LiveText } from './live-text.js';
import type { Opinions } from './opinions.js';
import type { Pace } from './pace.js';
import type { GroupKey } from './script/text.js';
import { Refused, Visitor } from './visitor.js';

/** What everybody in a room shares. */
export interface Room {
  readonly workshopId: string;
  readonly pace: Pace;
  readonly opinions: Opinions;
  readonly activity: Activity;
}

type Acknowledgement<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly kind: string; readonly message: string };

/** Somebody made up, in a browser of their own. In a room they vote in every poll that opens, whoever opens it. */
export class SimulatedPerson {
  readonly visitor: Visitor;
  #live: Socket | undefined;
  #room: Room | undefined;
  readonly #votes = new Map<string, Promise<void>>();

  constructor(
    url: string,
    readonly name: string,
    readonly group: GroupKey,
  ) {
    this.visitor = new Visitor(url);
  }

  /** Comes in by the badge of the roster, and lets the room see the name. */
  async arrive(badge: string): Promise<void> {
    const permissions = { nameInRoom: true, nameInReport: false, nameBesideVote: false };
    await this.visitor.post('/api/join', { badge, permissions });
  }

  /** Enters a workshop's room; after a lost connection the room is entered again. */
  async enter(room: Room): Promise<void> {
    this.#live?.disconnect();
    this.#room = room;
    const live = io(`${this.visitor.url}/live`, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.visitor.cookie },
      forceNew: true,
    });
    this.#live = live;
    const opened: VotingEvents['poll:opened'] = ({ poll }) => this.#consider(poll);
    live.on('poll:opened', opened);
    const entered = new Promise<void>((done, fail) => {
      live.once('connect_error', fail);
      live.on('connect', () => void this.#lookAround(room).then(done, fail));
    });
    await room.pace.within(15, `${this.name} to enter the room`, entered);
  }

  /** Waits until this person has voted in a poll, or could not. */
  async hasVoted(pollId: string): Promise<void> {
    while (!this.#votes.has(pollId)) {
      const opened = new Promise<void>((done) => this.#live!.once('poll:opened', () => done()));
      await this.#room!.pace.within(20, `${this.name} to hear of the poll`, opened);
    }
    await this.#votes.get(pollId);
  }

  open(documentId: string): Promise<LiveText> {
    return LiveText.open(this.visitor, documentId, this.#room!);
  }

  leave(): void {
    this.#live?.disconnect();
  }

  async #lookAround({ workshopId }: Room): Promise<void> {
    const { polls } = await this.#ask<VotingRoomState>('room:enter', { workshopId });
    for (const poll of polls) if (poll.status === 'open') this.#consider(poll);
  }

  #consider(poll: PollView): void {
    if (this.#votes.has(poll.id)) return;
    // a ballot that does not arrive is not cast: the poll has closed, or was cast in an earlier run
    this.#votes.set(
      poll.id,
      this.#vote(poll).catch(() => undefined),
    );
  }

  /** Thinks, votes, and now and then thinks again. */
  async #vote(poll: PollView): Promise<void> {
    const { pace, opinions, activity } = this.#room!;
    const choice = opinions.of(this.group, poll);
    await pace.pause(1.5, 13);
    const rethinks = typeof choice === 'string' && pace.happens(0.08);
    const first = rethinks ? 'abstain' : choice;
    const { version } = await this.#cast(poll, first, null);
    activity.ballotsCast += 1;
    if (!rethinks) return;
    await pace.pause(2, 4);
    await this.#cast(poll, choice, version);
  }

  #cast(poll: PollView, choice: unknown, replaces: number | null): Promise<BallotReceipt> {
    const submissionId = randomUUID();
    const ballot = { pollId: poll.id, pollHash: poll.hash, choice, replaces, submissionId };
    return this.#ask('ballot:cast', ballot);
  }

  async #ask<T>(event: string, payload: object): Promise<T> {
    const answer = (await this.#live!.timeout(10_000).emitWithAck(
      event,
      payload,
    )) as Acknowledgement<T>;
    if (!answer.ok) throw new Refused(answer.kind, `${event}: ${answer.message}`);
    return answer;
  }
}
