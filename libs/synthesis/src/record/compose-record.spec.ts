import { sealRevision } from '#libs/drafting';
import { hashOf } from '#libs/seal';
import { tally } from '#libs/voting';
import { composeRecord, type RecordMaterial } from './compose-record.js';
import { ChainKeeper } from './record.stories.js';
import { documents, sample } from '../sample-process.stories.js';

const sealed = sealRevision('Plan together', documents.english);

const material: RecordMaterial = {
  process: { ...sample.process, id: 'pr' },
  workshops: sample.workshops,
  statements: [
    {
      id: 's3',
      workshopId: 'w1',
      themeId: 't1',
      kind: 'recommendation',
      number: 1,
      title: 'Plan together',
      standing: 'adopted',
      adoptedRevisionId: 's3-r2',
      revisions: [
        { id: 's3-r2', number: 2, madeAt: '2007-10-29T08:00:00Z', name: 'Ana’s', ...sealed },
      ] as never,
    },
  ],
  polls: sample.polls.map((poll) => ({
    poll,
    terms: '{}',
    electorate: [
      { voter: 'z', group: null, present: true },
      { voter: 'b', group: 'hq', holder: 'Ana' } as never,
    ],
    ballots: [{ voter: 'z', choice: 'no' }, { voter: 'b', choice: 'yes', name: 'Ana' } as never],
    aggregates: null,
  })),
  audit: new ChainKeeper().chain,
};

describe('a record', () => {
  const record = composeRecord(material);

  it('carries the exact text that the hash is of', () => {
    const [revision] = record.statements[0]!.revisions;
    expect(hashOf(revision!.text)).toBe(revision!.hash);
  });

  it('carries polls as poll files that can be counted again', () => {
    const [poll] = record.polls;
    expect(poll!.electorate).toEqual([
      { voter: 'b', group: 'hq' },
      { voter: 'z', present: true },
    ]);
    expect(poll!.ballots).toEqual([
      { voter: 'b', choice: 'yes' },
      { voter: 'z', choice: 'no' },
    ]);
    const again = tally(poll as never, poll!.electorate as never, poll!.ballots as never);
    expect(again.tally.counts).toEqual({ yes: 1, no: 1, abstain: 0 });
  });

  it('leaves out polls that still run and the ballots of cancelled ones', () => {
    expect(record.polls.map(({ id }) => id)).not.toContain('p1');
    expect(record.polls.find(({ id }) => id === 'p6-earlier')!.ballots).toEqual([]);
  });

  it('names nobody, whatever the material carries', () => {
    expect(JSON.stringify(record)).not.toContain('Ana');
  });

  it('leaves out the names of groups under the Chatham House Rule', () => {
    const process = { ...material.process, attribution: 'nothing' as const };
    expect(composeRecord({ ...material, process }).groups).toEqual([{ id: 'hq' }, { id: 'field' }]);
  });
});
