import { seededDice } from '../../libs/collab/src/editor.stories.js';
import type { Constituency } from '../voters.js';
import { BallotDevice } from './ballot-device.js';
import type { RecordedPoll } from './ballot-ledger.js';
import { Contest } from './contest.js';
import { Delays } from './delays.js';
import { mustHold, type Report } from './fault.js';
import { Moments } from './moments.js';
import { StormVoter } from './storm-voter.js';

export interface StormSize {
  readonly ballots: number;
  readonly polls: number;
  /** How many polls are open at once. */
  readonly atOnce: number;
}

const seed = 1029;
/** Of a hundred times that somebody votes, how often it is twice or in the wrong order. */
const errors = 10;

/** Everybody votes without pause in polls that are closed amid it. */
export class BallotStorm {
  /** By how many times somebody has voted. */
  readonly votes = new Moments();
  /** From asking for a close to its answer. */
  readonly delays = new Delays();
  /** By how many closes have been asked for. */
  readonly closes = new Moments();
  readonly #dice = seededDice(seed);
  readonly #voters: readonly StormVoter[];
  readonly #contests: Contest[] = [];
  #errors = 0;

  constructor(
    private readonly constituency: Constituency,
    private readonly size: StormSize,
  ) {
    this.#voters = constituency.voters.map(
      (person, place) => new StormVoter(place, new BallotDevice(person), this.#dice),
    );
  }

  get lostAnswers(): number {
    return this.#voters.reduce((sum, { device }) => sum + device.lost, 0);
  }

  /** Opens polls, some at once, and closes each amid the votes; resolves when all are closed and nobody waits any more. */
  async rage(): Promise<void> {
    const { ballots, polls, atOnce } = this.size;
    await Promise.all(this.#voters.map(({ device }) => device.connect()));
    while (this.#contests.length < atOnce) await this.#openNext();
    const voting = Promise.all(this.#voters.map((voter, i) => this.#vote(voter, i)));
    for (let i = 0; i < polls; i++) {
      await Promise.race([this.votes.reach(((i + 1) / polls) * ballots), voting]);
      if (this.#contests.length < polls) await this.#openNext();
      await this.#close(this.#contests[i]!);
    }
    await voting;
  }

  /** Nobody's ballot is taken after the close, and every receipt can be had again. */
  async comeLate(): Promise<void> {
    for (const contest of this.#contests)
      await Promise.all(this.#voters.map((voter) => voter.comeLate(contest)));
  }

  /** Holds what everybody was told against the record. */
  async mustBeCounted(report: Report): Promise<void> {
    const recorded = await this.#recorded();
    const audited = this.#contests.map(({ poll, ledger }) => ledger.audit(recorded.get(poll.id)!));
    const sum = (key: 'acknowledged' | 'conflicts' | 'closed' | 'counted') =>
      audited.reduce((total, each) => total + each[key], 0);
    report.tell('polls closed amid votes', audited.length);
    report.tell('closes', this.delays.summary);
    report.tell('votes', this.votes.count);
    report.tell('of these twice or in the wrong order', this.#errors);
    report.tell('ballots acknowledged', sum('acknowledged'));
    report.tell('ballots told of a conflict', sum('conflicts'));
    report.tell('ballots told that the poll is closed', sum('closed'));
    report.tell('ballots counted', sum('counted'));
    const faults = audited.flatMap((each) => each.faults);
    report.tell('duplicate, late, lost or unknown ballots', faults.length);
    const kinds = [...new Set(faults)].slice(0, 10).join('; ');
    mustHold(faults.length === 0, `all is counted as it was told (${kinds})`);
    mustHold(sum('conflicts') > 0 && sum('closed') > 0, 'some are told of a conflict or a close');
  }

  async leave(): Promise<void> {
    await Promise.all(this.#voters.map(({ device }) => device.leave()));
  }

  async #openNext(): Promise<void> {
    this.#contests.push(await Contest.open(this.constituency, this.#contests.length));
  }

  async #close(contest: Contest): Promise<void> {
    this.closes.pass();
    const began = performance.now();
    await contest.close();
    this.delays.add(performance.now() - began);
  }

  async #vote(voter: StormVoter, place: number): Promise<void> {
    for (let turn = place; ; turn++) {
      const open = this.#contests.filter(({ isClosed }) => !isClosed);
      if (open.length === 0) return;
      const contest = open[turn % open.length]!;
      const errs = this.#dice.below(100) < errors;
      if (errs) this.#errors++;
      this.votes.pass();
      await (errs ? voter.err(contest) : voter.cast(contest));
    }
  }

  async #recorded(): Promise<ReadonlyMap<string, RecordedPoll>> {
    const { organizer, process } = this.constituency;
    const { polls } = await organizer.get<{ polls: (RecordedPoll & { id: string })[] }>(
      `/api/processes/${process.id}/record.json`,
    );
    return new Map(polls.map((poll) => [poll.id, poll]));
  }
}
