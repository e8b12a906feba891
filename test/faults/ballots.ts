import { gatherVoters } from '../voters.js';
import { BallotStorm } from './ballot-storm.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';

const scales = {
  small: { voters: 100, ballots: 5_000, polls: 5, atOnce: 2 },
  whole: { voters: 200, ballots: 100_000, polls: 20, atOnce: 4 },
} as const;

/** Voters change their ballots without pause while polls close; a tenth votes twice or in the wrong order. */
export const ballots: Fault = {
  name: 'ballots',
  says: 'counts every acknowledged ballot and no other while polls close amid ballots sent twice and out of order',
  async run(scale, report) {
    const { voters, ...size } = scales[scale];
    const installation = await Installation.start();
    const organizer = await installation.organizer();
    const storm = new BallotStorm(await gatherVoters(organizer, voters), size);
    try {
      await rage(storm, report);
      await storm.comeLate();
      await storm.mustBeCounted(report);
      mustHold(storm.lostAnswers === 0, `no answer is lost (${storm.lostAnswers} are)`);
    } finally {
      await storm.leave();
      await installation.remove();
    }
  },
};

async function rage(storm: BallotStorm, report: Report): Promise<void> {
  const began = performance.now();
  await storm.rage();
  const seconds = (performance.now() - began) / 1000;
  report.tell('votes a second', Math.round(storm.votes.count / seconds));
}
