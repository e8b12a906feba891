import { canonicalJson, type Json } from '#libs/seal';
import { readPollFile, tallyPollFile, type Ballot } from '#libs/voting';
import { BallotLedger, type Answer, type RecordedPoll, type Submission } from './ballot-ledger.js';

const names = ['ana', 'ben'];

/** A record of a poll with these ballots, whatever the truth. */
function recordOf(ballots: readonly Ballot[]): RecordedPoll {
  const poll = {
    method: 'yes-no-abstain',
    options: [{ id: '1' }],
    rule: {},
    electorate: names.map((voter) => ({ voter })),
    ballots,
  };
  return { ...poll, ...tallyPollFile(readPollFile(JSON.stringify(poll))) };
}

let count = 0;
const submit = (change: Partial<Submission> = {}): Submission => ({
  id: String(++count),
  voter: 0,
  choice: 'yes',
  replaces: null,
  isLate: false,
  ...change,
});
const stored = ({ voter, choice, replaces }: Submission, change: object = {}): Answer => ({
  ok: true,
  version: (replaces ?? 0) + 1,
  receipt: canonicalJson({ voter: names[voter]!, choice }),
  ...change,
});
const conflict: Answer = { ok: false, kind: 'conflict', at: 'replaces' };
const closed: Answer = { ok: false, kind: 'forbidden', at: 'closed' };

const ballot = (voter: string, choice: Json) => ({ voter, choice });

describe('the ledger of what voters were told', () => {
  let ledger: BallotLedger;
  beforeEach(() => (ledger = new BallotLedger()));

  const cast = (change: Partial<Submission> = {}, answer?: Answer): Submission => {
    const submission = submit(change);
    ledger.note(submission, answer ?? stored(submission));
    return submission;
  };

  it('finds nothing where the last ballot of each is in the record', () => {
    const first = cast();
    ledger.note(first, stored(first));
    const last = cast({ replaces: 1, choice: 'no' });
    ledger.note(first, conflict);
    cast({ replaces: 2 }, closed);
    cast({ voter: 1, choice: 'abstain' });
    expect(ledger.last(0)).toBe(last);
    expect(ledger.lastVersion(0)).toBe(2);
    expect(ledger.audit(recordOf([ballot('ana', 'no'), ballot('ben', 'abstain')]))).toEqual({
      acknowledged: 3,
      conflicts: 1,
      closed: 1,
      counted: 2,
      faults: [],
    });
  });

  it.each<[string, () => void, Ballot[], RegExp]>([
    ['an acknowledged ballot that is not counted', () => cast(), [], /is not in the record/],
    [
      'an older ballot counted',
      () => {
        cast();
        cast({ replaces: 1, choice: 'no' });
      },
      [ballot('ana', 'yes')],
      /another ballot than the last/,
    ],
    [
      'a ballot that nobody was told of',
      () => cast({}, closed),
      [ballot('ana', 'yes')],
      /nobody was told of/,
    ],
    [
      'a late ballot',
      () => cast({ isLate: true }),
      [ballot('ana', 'yes')],
      /taken after the close/,
    ],
    [
      'a submission stored twice',
      () => {
        cast();
        cast({ replaces: 2 });
      },
      [ballot('ana', 'yes')],
      /1 versions of a voter were told to nobody/,
    ],
    [
      'a submission that became two versions',
      () => {
        const first = cast();
        ledger.note(first, stored(first, { version: 2 }));
      },
      [ballot('ana', 'yes')],
      /became version 2/,
    ],
    [
      'two rivals stored',
      () => {
        cast();
        cast({ choice: 'no' });
      },
      [ballot('ana', 'no')],
      /two ballots of one voter/,
    ],
    [
      'somebody else’s receipt',
      () => {
        cast();
        const other = submit({ voter: 1 });
        ledger.note(other, stored({ ...other, voter: 0 }));
      },
      [ballot('ana', 'yes')],
      /two voters have one name/,
    ],
    [
      'a voter of two names',
      () => {
        cast();
        const other = submit({ replaces: 1 });
        ledger.note(other, stored({ ...other, voter: 1 }));
      },
      [ballot('ana', 'yes')],
      /a voter has two names/,
    ],
    [
      'a receipt of another choice',
      () => cast({}, stored(submit({ choice: 'no' }))),
      [ballot('ana', 'yes')],
      /a receipt is not of the ballot/,
    ],
    [
      'a refusal for no reason',
      () => cast({}, { ok: false, kind: 'internal' }),
      [],
      /refused as internal/,
    ],
  ])('finds %s', (_, tell, ballots, fault) => {
    tell();
    expect(ledger.audit(recordOf(ballots)).faults.join('\n')).toMatch(fault);
  });

  it('excuses a version whose answer was lost before another ballot came', () => {
    cast();
    const lost = submit({ replaces: 1 });
    ledger.lose(lost);
    cast({ replaces: 2, choice: 'no' });
    ledger.note(lost, conflict);
    expect(ledger.audit(recordOf([ballot('ana', 'no')])).faults).toEqual([]);
  });

  it('finds a tally that does not follow from the ballots', () => {
    cast();
    const { tally } = recordOf([ballot('ana', 'no')]);
    const recorded = { ...recordOf([ballot('ana', 'yes')]), tally };
    expect(ledger.audit(recorded).faults).toEqual(['the recount differs from what was published']);
  });
});
