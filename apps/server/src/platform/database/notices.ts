import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type pg from 'pg';
import { connect, Database } from './connection.js';
import { DirectSessions } from './direct-sessions.js';

const channel = 'plenary_notice';
const sendNotice = {
  name: 'notice',
  text: `select pg_notify('${channel}', convert_from($1, 'UTF8'))`,
};

/** Postgres takes payloads of less than 8,000 bytes. */
const longestPayload = 7_000;

const retryAfter = 1_000;
/** The session that listens is asked so often whether it still hears, and given up where it does not say so for so long. */
const askedEvery = 10_000;
const patience = 5_000;

/** Told where words of ours were lost on their way. */
const gap = 'gap';

type Listener = (word: string) => void;

/** What one process tells the others at once. */
interface Notice {
  readonly from: string;
  readonly topic: string;
  readonly words: readonly string[];
}

/**
 * Carries short words to the other processes on the same database, by Postgres' LISTEN and NOTIFY: a courier, not a
 * record, for what is told while the connection is broken is lost. Whoever may have missed something is told that: the one
 * whose own connection broke, and the others where words could not be sent. Where the database is this process's own, it
 * is silent.
 */
@Injectable()
export class Notices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(Notices.name);
  private readonly me = randomUUID();
  private readonly mine = JSON.stringify({ from: this.me }).slice(0, -1);
  private readonly listeners = new Map<string, Listener[]>();
  private readonly gapListeners: (() => void)[] = [];
  private readonly waiting = new Map<string, Set<string>>();
  private listening: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private asking: NodeJS.Timeout | undefined;
  private isSending = false;
  private hasLost = false;
  private isClosed = false;

  constructor(
    private readonly database: Database,
    private readonly sessions: DirectSessions,
  ) {}

  /** Whether there may be others to tell. */
  get hasOthers(): boolean {
    return this.database.isShared;
  }

  /** Tells the other processes; the same word again before it went out goes out once. */
  tell(topic: string, word: string): void {
    if (!this.hasOthers) return;
    const words = this.waiting.get(topic) ?? new Set();
    this.waiting.set(topic, words.add(word));
    if (!this.isSending) void this.send();
  }

  /** Hears what other processes tell of a topic. */
  on(topic: string, listener: Listener): void {
    this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), listener]);
  }

  /** Hears that words may have been missed. */
  onGap(listener: () => void): void {
    this.gapListeners.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.hasOthers) await this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retry);
    clearInterval(this.asking);
    await this.listening?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    let session: pg.Client | undefined;
    try {
      session = await connect(this.database.connection);
      session.on('notification', ({ payload }) => this.hear(payload ?? ''));
      session.on('error', (error) => this.log.warn(error.message));
      session.once('end', () => this.listenAgain());
      this.listening = session;
      await session.query({ text: `listen ${channel}`, query_timeout: patience } as pg.QueryConfig);
      this.askWhetherItHears(session);
      this.tellOfGap();
    } catch (error) {
      this.log.warn(error);
      await session?.end().catch(() => undefined);
      this.listenAgain();
    }
  }

  /** A session that only listens is never told that the other side is gone: it asks. */
  private askWhetherItHears(session: pg.Client): void {
    clearInterval(this.asking);
    const question = { text: 'select 1', query_timeout: patience };
    this.asking = setInterval(() => {
      session.query(question).catch((error: unknown) => {
        this.log.warn(error);
        void session.end().catch(() => undefined);
      });
    }, askedEvery).unref();
  }

  private tellOfGap(): void {
    for (const listener of this.gapListeners) listener();
  }

  private listenAgain(): void {
    if (this.isClosed) return;
    clearTimeout(this.retry);
    clearInterval(this.asking);
    this.retry = setTimeout(() => void this.listen(), retryAfter);
  }

  private hear(payload: string): void {
    if (payload.startsWith(this.mine)) return;
    const { topic, words } = JSON.parse(payload) as Notice;
    if (topic === gap) return this.tellOfGap();
    for (const listener of this.listeners.get(topic) ?? [])
      for (const word of words) listener(word);
  }

  private async send(): Promise<void> {
    this.isSending = true;
    await Promise.resolve();
    for (let payload; (payload = this.nextPayload());) await this.post(payload);
    this.isSending = false;
  }

  /** Where a payload cannot be sent, all that waits is dropped: that something is missing is told first, once that can be. */
  private async post(payload: string): Promise<void> {
    try {
      await this.sessions.runLean(sendNotice, [Buffer.from(payload)]);
    } catch (error) {
      this.log.warn(error);
      this.hasLost = !this.isClosed;
      if (this.hasLost) await pause(retryAfter);
      this.waiting.clear();
    }
  }

  private nextPayload(): string | undefined {
    if (this.hasLost) {
      this.hasLost = false;
      return JSON.stringify({ ...this.notice(gap), words: [] } satisfies Notice);
    }
    for (const [topic, words] of this.waiting) {
      const taken: string[] = [];
      let length = 0;
      for (const word of words) {
        length += lengthOf(word);
        if (taken.length > 0 && length > longestPayload) break;
        taken.push(word);
        words.delete(word);
      }
      if (words.size === 0) this.waiting.delete(topic);
      return JSON.stringify({ ...this.notice(topic), words: taken } satisfies Notice);
    }
    return undefined;
  }

  private readonly notice = (topic: string) => ({ from: this.me, topic });
}

const lengthOf = (word: string): number => Buffer.byteLength(word) + 10;
