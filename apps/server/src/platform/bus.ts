import { EventEmitter } from 'node:events';
import { Injectable, Logger } from '@nestjs/common';
import { Notices } from './database/notices.js';
import type { IdentityFacts } from '../identity/facts.js';
import type { DraftingFacts } from '../drafting/facts.js';
import type { VotingFacts } from '../voting/facts.js';
import type { WorkspaceFacts } from '../workspace/facts.js';

/** Everything that one noun tells the others, after it was committed. */
export type Facts = IdentityFacts & WorkspaceFacts & DraftingFacts & VotingFacts;

const topic = 'fact';

/** Carries facts from earlier nouns to later ones, which may not be imported; on every process that shares the database. */
@Injectable()
export class Bus {
  private readonly log = new Logger(Bus.name);
  private readonly emitter = new EventEmitter({ captureRejections: false }).setMaxListeners(100);

  constructor(private readonly notices: Notices) {
    notices.on(topic, (word) => this.tellHere(...(JSON.parse(word) as [keyof Facts, never])));
  }

  /** Tells a fact. A listener that fails is logged: the fact stands, and the other listeners hear it. */
  tell<F extends keyof Facts>(fact: F, told: Facts[F]): void {
    this.tellHere(fact, told);
    this.notices.tell(topic, JSON.stringify([fact, told]));
  }

  /** Hears that facts of other processes may have been missed: what depends on them is to be read again. */
  onGap(listener: () => unknown): void {
    this.notices.onGap(() => this.logged(listener));
  }

  private tellHere<F extends keyof Facts>(fact: F, told: Facts[F]): void {
    for (const listener of this.emitter.listeners(fact) as ((fact: Facts[F]) => unknown)[])
      this.logged(() => listener(told));
  }

  private logged(listen: () => unknown): void {
    void Promise.resolve()
      .then(listen)
      .catch((error: unknown) => this.log.error(error instanceof Error ? error.stack : error));
  }

  /** Hears a fact, as soon as it is told. */
  on<F extends keyof Facts>(fact: F, listener: (fact: Facts[F]) => unknown): void {
    this.emitter.on(fact, listener);
  }
}
