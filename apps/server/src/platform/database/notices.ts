import { randomUUID } from 'node:crypto';
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

type Listener = (word: string) => void;

/** What one process tells the others at once. */
interface Notice {
  readonly from: string;
  readonly topic: string;
  readonly words: readonly string[];
}

/**
 * Carries short words to the other processes on the same database, by Postgres' LISTEN and NOTIFY: a courier, not a
 * record, for what is told while the connection is broken is lost. Where the database is this process's own, it is silent.
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
  private isSending = false;
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
    await this.listening?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    try {
      const session = await connect(this.database.connection);
      session.on('notification', ({ payload }) => this.hear(payload ?? ''));
      session.on('error', (error) => this.log.warn(error.message));
      session.once('end', () => this.listenAgain());
      this.listening = session;
      await session.query(`listen ${channel}`);
      for (const listener of this.gapListeners) listener();
    } catch (error) {
      this.log.warn(error);
      this.listenAgain();
    }
  }

  private listenAgain(): void {
    if (this.isClosed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.listen(), retryAfter);
  }

  private hear(payload: string): void {
    if (payload.startsWith(this.mine)) return;
    const { topic, words } = JSON.parse(payload) as Notice;
    for (const listener of this.listeners.get(topic) ?? [])
      for (const word of words) listener(word);
  }

  private async send(): Promise<void> {
    this.isSending = true;
    await Promise.resolve();
    for (let payload; (payload = this.nextPayload());)
      await this.sessions
        .runLean(sendNotice, [Buffer.from(payload)])
        .catch((error: unknown) => this.log.warn(error));
    this.isSending = false;
  }

  private nextPayload(): string | undefined {
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
