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
    try {
      await Promise.all([
        storm.rage(),
        killAmidVotes(installation, storm, { kills, votes: size.ballots }, report),
        killAroundClose(installation, storm, Math.ceil(size.polls / 2), report),
      ]);
      await storm.comeLate();
      await storm.mustBeCounted(report);
      report.tell('answers lost', storm.lostAnswers);
      mustHold(storm.lostAnswers > 0, 'answers are lost');
    } finally {
      await storm.leave();
      await installation.remove();
    }
  },
};

/** As often, evenly over the votes. */
async function killAmidVotes(
  installation: Installation,
  storm: BallotStorm,
  { kills, votes }: { readonly kills: number; readonly votes: number },
  report: Report,
): Promise<void> {
  for (let i = 0; i < kills; i++) {
    await storm.votes.reach(((i + 0.5) / (kills + 1)) * votes);
    await restart(installation);
    report.tell('kills amid votes', i + 1);
  }
}

async function killAroundClose(
  installation: Installation,
  storm: BallotStorm,
  nth: number,
  report: Report,
): Promise<void> {
  await storm.closes.reach(nth);
  await pause(untilBlow);
  await restart(installation);
  report.tell('kills around a close', 1);
}

async function restart(installation: Installation): Promise<void> {
  await installation.end('SIGKILL');
  await installation.start();
}
