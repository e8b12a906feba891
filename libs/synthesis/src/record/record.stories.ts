import { sealRevision } from '#libs/drafting';
import { commit, headOf, type Chain, type Json, type OpenEntry } from '#libs/seal';
import {
  aggregate,
  aggregatesToJson,
  decide,
  poolCells,
  publishBallots,
  readPoll,
  sealElectorate,
  sealPoll,
  sealResult,
  tally,
  type Ballot,
  type Elector,
  type Poll,
  type PollAct,
  type PollActPayload,
  type PollTerms,
} from '#libs/voting';
import { documents } from '../sample-process.stories.js';
import type {
  PollRecord,
  ProcessRecord,
  RecordedRevision,
  RecordedStatement,
} from './process-record.js';

const processId = '0f6b9a52-0000-4000-8000-000000000001';

/** Minute by minute through the day of the conference. */
const time = (minute: number): string => new Date(Date.UTC(2007, 9, 29, 8, minute)).toISOString();

/** Keeps an audit chain as a server does, with salts that are the same in every run. */
export class ChainKeeper {
  readonly #entries: OpenEntry[] = [];

  keep<A extends PollAct>(act: A, at: string, payload: PollActPayload<A>): void {
    this.keepAny(act, at, payload);
  }

  keepAny(act: string, at: string, payload: Json): void {
    const number = this.#entries.length + 1;
    const salt = number.toString(16).padStart(32, '0');
    this.#entries.push({
      number,
      previous: headOf(processId, this.#entries),
      at,
      act,
      commitment: commit(salt, payload),
      salt,
      payload,
    });
  }

  get chain(): Chain {
    return { entries: [...this.#entries], head: headOf(processId, this.#entries) };
  }
}

const voters = (n: number, group: string | null): Elector[] =>
  Array.from({ length: n }, (_, i) => ({
    voter: `${group ?? 'none'}-${i}`,
    ...(group !== null && { group }),
    ...(i < 6 && { present: true }),
  }));

const electorate = [...voters(7, 'hq'), ...voters(6, 'field'), ...voters(1, null)];

/** So many of the electorate choose, one choice after the other in turn. */
const choose = (choices: readonly unknown[], n: number): Ballot[] =>
  electorate.slice(0, n).map(({ voter }, i) => ({ voter, choice: choices[i % choices.length] }));

interface Told {
  readonly id: string;
  readonly poll: Pick<Poll, 'method' | 'rule'> & { readonly labels: readonly string[] };
  /** the texts that options are pinned to, by option */
  readonly texts?: readonly RecordedRevision[];
  readonly choices: readonly unknown[];
  readonly voted?: number;
  readonly more?: Partial<PollRecord>;
}

const termsOf = ({ id, poll, texts = [], more }: Told): PollTerms =>
  ({
    id,
    question: `What of ${id}?`,
    method: poll.method,
    options: poll.labels.map((label, i) => ({
      id: String(i + 1),
      label,
      ...(texts[i] && { revision: texts[i].hash }),
    })),
    rule: poll.rule,
    binding: true,
    secret: false,
    minimumOpen: 30,
    closesAt: null,
    electorate: sealElectorate(electorate).hash,
    ...more,
  }) as unknown as PollTerms;

const votesOf = (terms: PollTerms, { choices, voted = 12 }: Told) => {
  const ballots = choose(choices, voted);
  const { poll } = readPoll({ ...terms, electorate: [], ballots: [] });
  if (!terms.secret)
    return { ...publishBallots(electorate, ballots), ...tally(poll, electorate, ballots) };
  const cells = poolCells(poll, aggregate(poll, electorate, ballots));
  return { aggregates: aggregatesToJson(cells), ...decide(poll, cells) };
};

const nothing = { tally: null, decision: null, agreement: null };

/** Runs a poll from its opening to its end, and keeps what happened in the chain. */
function runPoll(told: Told, minute: number, chain: ChainKeeper): PollRecord {
  const terms = termsOf(told);
  const sealed = sealPoll(terms);
  const { id, electorate: electorateHash, ...shown } = terms;
  const isClosed = told.more?.status !== 'cancelled';
  const unchecked = electorate.map(({ voter, group }) => ({ voter, group: group ?? null }));
  const cancelled = terms.secret ? {} : publishBallots(unchecked, []);
  const votes = isClosed ? votesOf(terms, told) : { ...cancelled, ...nothing };
  const record = {
    ...shown,
    id,
    workshopId: 'w1',
    hash: sealed.hash,
    terms: sealed.text,
    electorateHash,
    status: 'closed',
    attempt: 1,
    openedAt: time(minute),
    closedAt: time(minute + 1),
    extendedTo: null,
    cancelReason: null,
    ruling: null,
    runOffOf: null,
    roundId: null,
    ...votes,
    ...told.more,
  } as PollRecord;
  tellOf(record, chain);
  return record;
}

function tellOf(poll: PollRecord, chain: ChainKeeper): void {
  const { id, hash, openedAt, closedAt, extendedTo, cancelReason, ruling } = poll;
  chain.keep('poll:opened', openedAt, { poll: id, hash });
  if (extendedTo !== null) {
    chain.keep('poll:extended', openedAt, { poll: id, until: time(0) });
    chain.keep('poll:extended', openedAt, { poll: id, until: extendedTo });
  }
  if (poll.status === 'closed')
    chain.keep('poll:closed', closedAt, {
      poll: id,
      hash,
      result: sealResult(poll as never).hash,
    });
  else chain.keep('poll:cancelled', closedAt, { poll: id, reason: cancelReason! });
  if (ruling) {
    const { selected, reason } = ruling;
    chain.keep('poll:ruled', closedAt, { poll: id, selected, reason });
  }
}

const revisionOf = (statement: string, number: number, title: string): RecordedRevision => ({
  id: `${statement}-r${number}`,
  number,
  madeAt: time(number),
  ...sealRevision(`${title} ${number}`, number === 1 ? documents.french : documents.english),
});

const statementOf = (
  id: string,
  number: number,
  title: string,
  standing: RecordedStatement['standing'],
): RecordedStatement => ({
  id,
  workshopId: 'w1',
  themeId: 't1',
  kind: 'recommendation',
  number,
  title,
  standing,
  adoptedRevisionId: standing === 'adopted' ? `${id}-r2` : null,
  revisions: [1, 2].map((each) => revisionOf(id, each, title)),
});

const adoption = (rule: object = {}) =>
  ({ method: 'yes-no-abstain', rule, labels: ['Adopt'] }) as Told['poll'];
const among = (method: string, rule: object = {}) =>
  ({ method, rule, labels: ['Plan', 'Fund', 'Report'] }) as unknown as Told['poll'];
const ranks = [[['1'], ['2', '3']], [['2'], ['3']], []];

/** Secret polls by all methods. */
const secretPolls: readonly Told[] = [
  {
    id: 'secret-adoption',
    poll: adoption({ groups: 'every-group' }),
    choices: ['yes', 'yes', 'no'],
  },
  { id: 'secret-few', poll: adoption(), choices: ['yes'], voted: 3 },
  { id: 'secret-approval', poll: among('approval'), choices: [['1', '2'], ['1'], []] },
  {
    id: 'secret-dots',
    poll: among('dots', { dots: 5, perOption: 3 }),
    choices: [{ 1: 3, 2: 2 }, { 3: 1 }],
  },
  {
    id: 'secret-score',
    poll: among('score', { scale: [-2, 2] }),
    choices: [{ 1: 2, 2: -2 }, { 1: 0 }],
  },
  { id: 'secret-borda', poll: among('borda'), choices: ranks },
  { id: 'secret-schulze', poll: among('schulze', { default: '3' }), choices: ranks },
].map((told) => ({ ...told, more: { secret: true } }));

/** Open polls by all methods that take another choice than yes or no. */
const openPolls: readonly Told[] = [
  { id: 'consent', poll: { ...adoption(), method: 'consent' } as never, choices: [3, 4, 5] },
  {
    id: 'silence',
    poll: { ...adoption(), method: 'no-objection' } as never,
    choices: ['stand-aside'],
    voted: 1,
    more: { closesAt: time(17) },
  },
  { id: 'approval', poll: among('approval', { threshold: '2/3' }), choices: [['1', '2'], ['1']] },
  { id: 'dots', poll: among('dots', { dots: 5 }), choices: [{ 1: 3, 2: 2 }, { 3: 5 }] },
  { id: 'score', poll: among('score'), choices: [{ 1: 5, 2: 0 }, { 3: 4 }] },
  { id: 'borda', poll: among('borda', { seats: 1 }), choices: ranks },
  { id: 'schulze', poll: among('schulze', { seats: 2 }), choices: ranks },
];

/** What is chosen in the poll that adopted the first statement; another choice makes another record, as consistent. */
interface SampleOptions {
  readonly thirdChoice?: 'yes' | 'no' | 'abstain';
}

/** The record of a process with polls of all methods, open and secret, as a server would have kept it. */
export function sampleRecord({ thirdChoice = 'no' }: SampleOptions = {}): ProcessRecord {
  const chain = new ChainKeeper();
  const statements = [
    statementOf('s1', 1, 'Plan together', 'adopted'),
    statementOf('s2', 2, 'Fund together', 'adopted'),
    statementOf('s3', 3, 'Report together', 'not adopted'),
  ];
  const [plan, fund, report] = statements.map(({ revisions }) => revisions) as [
    readonly RecordedRevision[],
    readonly RecordedRevision[],
    readonly RecordedRevision[],
  ];
  const told: readonly Told[] = [
    {
      id: 'called-off',
      poll: adoption(),
      texts: [plan[0]!],
      choices: [],
      more: { status: 'cancelled', cancelReason: 'The wrong text.' },
    },
    {
      id: 'adopted',
      poll: adoption({ threshold: '2/3', quorum: '1/2' }),
      texts: [plan[1]!],
      choices: ['yes', 'yes', 'yes', 'yes', thirdChoice],
      more: { attempt: 2, closesAt: time(2), extendedTo: time(9) },
    },
    {
      id: 'tied',
      poll: among('approval', { seats: 1 }),
      texts: [plan[0]!, fund[1]!, report[1]!],
      choices: [['2'], ['3']],
      more: { attempt: 3, ruling: { selected: ['2'], reason: 'By lot.', at: time(8) } },
    },
    {
      id: 'run-off',
      poll: {
        ...adoption(),
        method: 'approval',
        labels: ['Fund', 'Report'],
        rule: { seats: 1 },
      } as never,
      choices: [['1'], ['1'], ['2']],
      more: { binding: false, runOffOf: 'tied', roundId: 'round-1' },
    },
    {
      id: 'failed',
      poll: adoption(),
      texts: [report[0]!],
      choices: ['no', 'yes', 'no'],
      more: { attempt: 2 },
    },
    { ...openPolls[0]!, texts: [fund[1]!], more: { attempt: 2 } },
    ...openPolls.slice(1),
    ...secretPolls,
    {
      id: 'secret-called-off',
      poll: adoption(),
      choices: [],
      more: { secret: true, status: 'cancelled', cancelReason: 'Nobody could hear.' },
    },
  ];
  chain.keepAny('process:made', time(0), { process: processId });
  const polls = told.map((each, i) => runPoll(each, 10 + i, chain));
  chain.keep('poll:opened', time(50), { poll: 'still-running', hash: polls[0]!.hash });
  return {
    format: 'plenary-record/1',
    process: {
      id: processId,
      title: 'Integrated Missions',
      slug: 'integrated-missions',
      host: 'Example Institute',
      attribution: 'groups',
      themes: [{ id: 't1', name: 'Strategic integration' }],
    },
    workshops: [
      {
        id: 'w1',
        title: 'Final conference',
        kind: 'conference',
        place: 'Oslo',
        startsAt: time(0),
        status: 'closed',
      },
    ],
    groups: [
      { id: 'hq', name: 'UN Headquarters' },
      { id: 'field', name: 'Field operations' },
    ],
    statements,
    polls,
    audit: chain.chain,
  };
}
