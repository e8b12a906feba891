import * as Y from 'yjs';
import { closing } from '#libs/collab';
import type { Person } from '../person.js';
import { mustHold, type Fault } from './fault.js';
import { HonestPair } from './honest-pair.js';
import { atMeeting } from './meeting.js';
import { poisons, type Poison } from './poison-table.js';
import { RawLine, type LineEnd } from './raw-line.js';
import { longestStall } from './stall-clock.js';

const expected: Readonly<Record<Poison['end'], number>> = {
  refused: closing.refused,
  held: closing.resync,
};
/** A frame that waits for what it builds on is given ten seconds. */
const patience = 20_000;
const mostMegabytes = 20;

const held = poisons.filter(({ end }) => end === 'held');
const refused = poisons.filter(({ end }) => end === 'refused');

interface Target {
  readonly eve: Person;
  readonly documentId: string;
  readonly victim: number;
}

/** Gives one poison over a line of its own; answers what is wrong with the answer to it, if anything. */
async function give(poison: Poison, { eve, documentId, victim }: Target): Promise<string | null> {
  const line = await RawLine.open(eve, documentId);
  const shown = await line.reads();
  line.writes(poison.bytes({ shown, eve: 600_000, victim }));
  const taken = line.until(() => line.saved > 0, poison.name, patience).then(() => null);
  const end = await Promise.race([line.ended, taken]);
  line.leaves();
  return end ? complaint(poison, end) : `"${poison.name}" is taken`;
}

function complaint({ name, end }: Poison, { code, refused: reason }: LineEnd): string | null {
  if (code !== expected[end]) return `"${name}" is answered with ${code}`;
  return reason === null ? `"${name}" is refused without a word` : null;
}

/** Targeted poisons, over sockets, on the project's own schema. */
export const targetedPoisons: Fault = {
  name: 'poisons',
  says: 'refuses every poison that is known, tells whoever gave it, and the room goes on',
  async run(scale, report) {
    await atMeeting(async (meeting) => {
      const documentId = await meeting.newText('Under poison');
      const pair = await HonestPair.at(meeting, documentId);
      await pair.exchange();
      const { person: eve } = await meeting.member('Eve');
      const target = { eve, documentId, victim: pair.writesAs };
      const waiting = held.map((each) => give(each, target));
      const giveAll = async () => {
        const complaints: (string | null)[] = [];
        for (const poison of refused) {
          complaints.push(await give(poison, target));
          await pair.exchange();
        }
        return complaints;
      };
      const complaints: (string | null)[] = [];
      const giveRounds = async (rounds: number) => {
        for (let round = 0; round < rounds; round++) complaints.push(...(await giveAll()));
      };
      const isWhole = scale === 'whole';
      await giveRounds(isWhole ? 3 : 1);
      // what the first rounds leave behind is no growth; a short run tells nothing of memory and does not ask
      const before = isWhole ? await meeting.restingMegabytes() : 0;
      await meeting.vitals();
      await giveRounds(isWhole ? 20 : 1);
      const { stall } = await meeting.vitals();
      complaints.push(...(await Promise.all(waiting)));
      report.tell('poisons given', complaints.length);
      report.tell('longest stall (ms)', Math.round(stall));
      mustHold(stall < longestStall, `no stall is longer than ${longestStall} ms`);
      if (isWhole) {
        const grown = (await meeting.restingMegabytes()) - before;
        report.tell('memory (MB)', Math.round(grown));
        mustHold(grown < mostMegabytes, `memory grows by less than ${mostMegabytes} MB`);
      }
      const told = [...new Set(complaints)].filter((each) => each !== null);
      mustHold(told.length === 0, `every poison is refused, but ${told.join('; ')}`);
      pair.mustBeUndisturbed();
      await mustBeClean(eve, documentId, pair.count);
    });
  },
};

/** What is stored holds the honest words and nothing else. */
async function mustBeClean(eve: Person, documentId: string, words: number): Promise<void> {
  const line = await RawLine.open(eve, documentId);
  const doc = await line.reads();
  line.leaves();
  const blocks = doc.getXmlFragment('default').toArray();
  mustHold(blocks.length === words, `${words} paragraphs are stored, not ${blocks.length}`);
  mustHold(
    blocks.every((block) =>
      /^<paragraph>word-\d+\.<\/paragraph>$/.test((block as Y.XmlElement).toJSON()),
    ),
    'nothing but honest words is stored',
  );
}
