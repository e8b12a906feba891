import { setTimeout as pause } from 'node:timers/promises';
import { gatherVoters } from '../voters.js';
import { BallotStorm } from './ballot-storm.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';

const scales = {
  small: { voters: 50, ballots: 2_000, polls: 3, atOnce: 2, kills: 0 },
  whole: { voters: 200, ballots: 100_000, polls: 20, atOnce: 4, kills: 5 },
} as const;
/** Long enough for a close to arrive, too short for it to be answered, more often than not. */
const untilBlow = 3;

/** The server dies amid ballots, and once with a close on its way. */
export const ballotsKilled: Fault = {
  name: 'ballots-killed',
  says: 'counts every acknowledged ballot and no other when it is killed amid votes and around a close',
  async run(scale, report) {
    const { voters, kills, ...size } = scales[scale];
    const installation = await Installation.start();
    const organizer = await installation.organizer();
    const storm = new BallotStorm(await gatherVoters(organizer, voters), size);
    const killer = new Killer(installation, report);
    try {
      await Promise.all([
        storm.rage(),
        killer.amidVotes(storm, { kills, votes: size.ballots }),
        killer.aroundClose(storm, Math.ceil(size.polls / 2)),
      ]);
      await storm.comeLate();
      await storm.mustBeCounted(report);
      report.tell('answers lost', storm.lostAnswers);
      mustHold(storm.lostAnswers > 0, 'answers are lost');
    } finally {
      await storm.leave();
      await killer.isDone;
      await installation.remove();
    }
  },
};

/** Ends the server by force and starts it again, at moments of a storm. */
class Killer {
  /** Resolves once no restart is under way: who removes a server before that leaves another one behind. */
  isDone: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly installation: Installation,
    private readonly report: Report,
  ) {}

  /** As often, evenly over the votes. */
  async amidVotes(storm: BallotStorm, { kills, votes }: { kills: number; votes: number }) {
    for (let i = 0; i < kills; i++) {
      await storm.votes.reach(((i + 0.5) / (kills + 1)) * votes);
      await this.restart();
      this.report.tell('kills amid votes', i + 1);
    }
  }

  async aroundClose(storm: BallotStorm, nth: number): Promise<void> {
    await storm.closes.reach(nth);
    await this.restart(untilBlow);
    this.report.tell('kills around a close', 1);
  }

  /** One after the other, should two be due at once. */
  private async restart(after = 0): Promise<void> {
    const restarted = this.isDone.then(async () => {
      await pause(after);
      await this.installation.end('SIGKILL');
      await this.installation.start();
    });
    this.isDone = restarted.catch(() => undefined);
    await restarted;
  }
}
