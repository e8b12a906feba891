import fc from 'fast-check';
import { sealChainStart, sealEntry, type OpenEntry } from '#libs/seal';
import {
  anotherLike,
  changedAt,
  eachKind,
  placesIn,
  valueAt,
  type Changed,
} from './changed-records.stories.js';
import type { PollRecord, ProcessRecord } from './process-record.js';
import { sampleRecord } from './record.stories.js';
import { recount } from './recount.js';

const record = sampleRecord();
const recountOf = (value: unknown, head?: string) =>
  recount(JSON.stringify(value), head === undefined ? {} : { head });

/** The places of all that a recount finds, or of why it refuses the record. */
const foundIn = (value: unknown): string[] => {
  try {
    return recountOf(value).problems.map(({ at, kind }) => `${at} ${kind}`);
  } catch (thrown) {
    expect(thrown).toMatchObject({ name: 'Problem', at: expect.any(String) as string });
    return [`${(thrown as { at: string }).at} refused`];
  }
};

const withPoll = (id: string, change: (poll: PollRecord) => object): ProcessRecord => ({
  ...record,
  polls: record.polls.map((poll) => (poll.id === id ? { ...poll, ...change(poll) } : poll)),
});
const place = (id: string) => `polls[${record.polls.findIndex((poll) => poll.id === id)}]`;

describe('a recount', () => {
  it('finds nothing in a record as it was kept', () =>
    expect(recountOf(record)).toEqual({
      problems: [],
      anchored: 'none',
      anchor: null,
      texts: 6,
      polls: record.polls.length,
      entries: record.audit.entries.length,
      erased: 0,
      head: record.audit.head,
    }));

  it('finds nothing in a record that was rewritten as a whole, unless somebody kept a head', () => {
    const rewritten = sampleRecord({ thirdChoice: 'yes' });
    expect(rewritten.polls[1]!.tally).not.toEqual(record.polls[1]!.tally);
    expect(recountOf(rewritten)).toMatchObject({ problems: [], anchored: 'none' });
    expect(recountOf(rewritten, record.audit.head)).toMatchObject({
      problems: [{ at: 'audit.entries', kind: 'anchor' }],
      anchored: 'none',
    });
    expect(recountOf(record, record.audit.head)).toMatchObject({
      problems: [],
      anchored: 'head',
      anchor: record.audit.entries.length,
    });
  });

  it('is anchored by the hash of any entry, so that a head kept earlier still anchors what came before', () => {
    for (const entry of record.audit.entries)
      expect(recountOf(record, sealEntry(entry).hash)).toMatchObject({
        problems: [],
        anchor: entry.number,
      });
    const start = sealChainStart(record.process.id).hash;
    expect(recountOf(record, start).problems).toMatchObject([{ kind: 'anchor' }]);
  });

  it('passes still where payloads were erased with their salts', () => {
    const bare = ({ salt: _, payload: __, ...entry }: OpenEntry): OpenEntry => entry;
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (erased) => {
        const entries = record.audit.entries.map((entry) =>
          erased.next().value ? bare(entry) : entry,
        );
        const found = recountOf({ ...record, audit: { ...record.audit, entries } });
        expect(found).toMatchObject({
          problems: [],
          erased: entries.filter(({ payload }) => payload === undefined).length,
        });
      }),
      { numRuns: 20 },
    );
  });

  it('tells how far it is', () => {
    const told: number[] = [];
    recount(JSON.stringify(record), { tell: ({ done, of }) => told.push(done / of) });
    expect(told).toHaveLength(record.polls.length + record.statements.length + 1);
    expect(told.at(-1)).toBe(1);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
  });
});

/** Where no hash and no count reaches: names, addresses and times beside those of the chain. */
const uncovered = new RegExp(
  [
    String.raw`^process\.(title|slug|host|attribution|themes\.\*\.name)$`,
    String.raw`^workshops\.\*\.(title|kind|place|startsAt|status)$`,
    String.raw`^groups\.\*\.name$`,
    String.raw`^statements\.\*\.(id|kind|number|title)$`,
    String.raw`^statements\.\*\.revisions\.\*\.(id|number|madeAt)$`,
    String.raw`^polls\.\*\.(openedAt|closedAt|roundId|ruling\.at)$`,
  ].join('|'),
);

const kindOf = (path: readonly (string | number)[]): string =>
  path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');

const isLeaf = (value: unknown): boolean => typeof value !== 'object' || value === null;

describe('a change of a single value', () => {
  const leaves = placesIn(record).filter((path) => isLeaf(valueAt(record, path)));
  const covered = leaves.filter((path) => !uncovered.test(kindOf(path)));
  const change = (path: (typeof leaves)[number]): Changed =>
    changedAt(record, path, 'changed', anotherLike(valueAt(record, path)));

  it('is found in each kind of place', () => {
    const missed = eachKind(covered)
      .map(change)
      .filter(({ record: changed }) => foundIn(changed).length === 0);
    expect(missed.map(({ at }) => at)).toEqual([]);
  });

  it('is found in places at random', () => {
    const missed = fc
      .sample(fc.constantFrom(...covered), { numRuns: 150, seed: 2007 })
      .map(change)
      .filter(({ record: changed }) => foundIn(changed).length === 0);
    expect(missed.map(({ at }) => at)).toEqual([]);
  });

  it('goes unseen where no hash and no count reaches, and nowhere else', () => {
    const beyond = leaves.filter((path) => uncovered.test(kindOf(path)));
    const unseen = beyond.filter((path) => foundIn(change(path).record).length === 0);
    expect(new Set(unseen.map(kindOf))).toEqual(new Set(beyond.map(kindOf)));
  });

  it('is found where one of a list is taken out', () => {
    const members = placesIn(record).filter((path) => typeof path.at(-1) === 'number');
    const unseen = eachKind(members)
      .map((path) => changedAt(record, path, 'taken out', undefined))
      .filter(({ record: changed }) => foundIn(changed).length === 0);
    // a text that no poll was on is of no consequence, nor is a group without electors or a statement without a vote
    expect(unseen.map(({ at }) => at)).toEqual([]);
  });
});

describe('the place of what differs', () => {
  const ballot = (id: string, i: number, choice: unknown) =>
    withPoll(id, ({ ballots }) => ({ ballots: ballots!.with(i, { ...ballots![i]!, choice }) }));

  it.each<[string, unknown, readonly string[]]>([
    [
      'another ballot',
      ballot('adopted', 0, 'abstain'),
      [`${place('adopted')}.tally.counts.yes count`],
    ],
    [
      'another figure',
      withPoll('dots', ({ tally }) => ({ tally: { ...tally, cast: 99 } })),
      [`${place('dots')}.tally.cast count`],
    ],
    [
      'another outcome',
      withPoll('failed', ({ decision }) => ({ decision: { ...decision, outcome: 'adopted' } })),
      [`${place('failed')}.decision.outcome count`],
    ],
    [
      'another question than was promised',
      withPoll('schulze', () => ({ question: 'Another?' })),
      [`${place('schulze')}.question terms-differ`],
    ],
    [
      'another rule',
      withPoll('approval', () => ({ rule: { threshold: '1/2' } })),
      [`${place('approval')}.rule.threshold terms-differ`],
    ],
    [
      'an earlier poll that is kept quiet',
      { ...record, polls: record.polls.filter(({ id }) => id !== 'called-off') },
      ['audit.entries[2] poll-missing'],
    ],
    [
      'a ruling on what did not tie',
      withPoll('tied', ({ ruling }) => ({ ruling: { ...ruling, selected: ['1'] } })),
      [`${place('tied')}.ruling.selected ruling`],
    ],
    [
      'a ruling on more than there was place for',
      withPoll('tied', ({ ruling }) => ({ ruling: { ...ruling, selected: ['2', '3'] } })),
      [`${place('tied')}.ruling.selected ruling`],
    ],
    [
      'a silence that was broken off before its deadline',
      withPoll('silence', ({ closedAt }) => ({
        closedAt: new Date(Date.parse(closedAt) - 1000).toISOString(),
      })),
      [`${place('silence')}.closedAt closed-early`],
    ],
    [
      'a poll that was closed too early',
      withPoll('score', ({ openedAt }) => ({ closedAt: openedAt })),
      [`${place('score')}.closedAt closed-early`],
    ],
    [
      'a statement that no poll adopted',
      {
        ...record,
        statements: record.statements.with(2, {
          ...record.statements[2]!,
          standing: 'adopted',
          adoptedRevisionId: 's3-r1',
        }),
      },
      ['statements[2].adoptedRevisionId not-adopted'],
    ],
    [
      'other words',
      {
        ...record,
        statements: record.statements.with(0, {
          ...record.statements[0]!,
          revisions: record.statements[0]!.revisions.map((revision) => ({
            ...revision,
            text: revision.text.replace('shall', 'should'),
          })),
        }),
      },
      ['statements[0].revisions[1].hash text-hash'],
    ],
    [
      'a secret poll with another figure in its cell',
      withPoll('secret-adoption', ({ aggregates }) => ({
        aggregates: {
          ...aggregates,
          cells: aggregates!.cells.map((cell) => ({
            ...cell,
            counts: { yes: 0, no: cell.cast, abstain: 0 },
          })),
        },
      })),
      [`${place('secret-adoption')}.tally.counts.yes count`],
    ],
    [
      'an erased payload that keeps its salt',
      {
        ...record,
        audit: {
          ...record.audit,
          entries: record.audit.entries.with(3, {
            ...record.audit.entries[3]!,
            payload: undefined as never,
          }),
        },
      },
      ['audit.entries[3] chain-half-erased'],
    ],
  ])('is named: %s', (_, changed, places) =>
    expect(foundIn(changed)).toEqual(expect.arrayContaining([...places])),
  );

  it('says what stands there and what should', () =>
    expect(recountOf(ballot('adopted', 0, 'abstain')).problems).toContainEqual(
      expect.objectContaining({ values: { is: '10', should: '9' } }),
    ));
});
