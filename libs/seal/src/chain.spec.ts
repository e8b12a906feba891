import fc from 'fast-check';
import {
  checkChain,
  commit,
  headOf,
  sealChainStart,
  sealEntry,
  type Chain,
  type OpenEntry,
} from './chain.js';
import type { Json } from './canonical-json.js';

interface Act {
  readonly at: string;
  readonly act: string;
  readonly salt: string;
  readonly payload: Json;
}

const chainId = 'process-1';

const chainOf = (acts: readonly Act[], id = chainId): Chain => {
  const entries: OpenEntry[] = [];
  for (const { at, act, salt, payload } of acts)
    entries.push({
      number: entries.length + 1,
      previous: headOf(id, entries),
      at,
      act,
      commitment: commit(salt, payload),
      salt,
      payload,
    });
  return { entries, head: headOf(id, entries) };
};

const aSalt = fc.stringMatching(/^[0-9a-f]{32}$/);
const anAct: fc.Arbitrary<Act> = fc.record({
  at: fc.constantFrom('2007-10-29T10:00:00.000Z', '2007-10-29T10:00:01.000Z'),
  act: fc.constantFrom('poll:opened', 'poll:closed'),
  salt: aSalt,
  payload: fc.record({ poll: fc.uuid(), result: fc.string({ unit: 'grapheme' }) }),
});
const aChain = fc.array(anAct, { minLength: 1, maxLength: 8 }).map((acts) => chainOf(acts));
const aChainAndPlace = aChain.chain((chain) =>
  fc.tuple(fc.constant(chain), fc.nat({ max: chain.entries.length - 1 })),
);

const withEntry = (chain: Chain, i: number, change: Partial<OpenEntry>): Chain => ({
  ...chain,
  entries: chain.entries.with(i, { ...chain.entries[i]!, ...change }),
});

const anotherValue = {
  number: (n: number) => n + 1,
  previous: (hash: string) => hash.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
  at: (at: string) => `${at}+`,
  act: (act: string) => `${act}.`,
  commitment: (hash: string) => hash.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
  salt: (salt: string) => salt.replace(/^./, (c) => (c === '0' ? '1' : '0')),
  payload: (payload: Json) => ({ other: payload }),
};

describe('an audit chain', () => {
  it('holds as it was made, with no entry too', () => {
    fc.assert(fc.property(aChain, (chain) => expect(checkChain(chainId, chain)).toEqual([])));
    expect(checkChain(chainId, { entries: [], head: sealChainStart(chainId).hash })).toEqual([]);
  });

  it('commits to the salt, a line break and the canonical payload', () => {
    // printf '00000000000000000000000000000000\n{"a":1,"b":2}' | sha256sum
    expect(commit('0'.repeat(32), { b: 2, a: 1 })).toBe(
      'sha256:e5350eddd5251286069d670a4b7304b65f9179bb6f081cdc2fffa8e1b6987eab',
    );
  });

  it.each(Object.keys(anotherValue) as (keyof typeof anotherValue)[])(
    'is found to be changed in %s, whichever the entry',
    (field) => {
      fc.assert(
        fc.property(aChainAndPlace, ([chain, i]) => {
          const change = anotherValue[field] as (value: unknown) => unknown;
          const changed = withEntry(chain, i, { [field]: change(chain.entries[i]![field]) });
          expect(checkChain(chainId, changed)).not.toEqual([]);
        }),
      );
    },
  );

  it('names the place of a change', () => {
    const chain = chainOf(
      ['a', 'b', 'c'].map((act) => ({ at: '', act, salt: '0'.repeat(32), payload: act })),
    );
    expect(checkChain(chainId, withEntry(chain, 1, { act: 'x' }))).toMatchObject([
      { at: 'entries[2].previous', kind: 'previous' },
    ]);
    expect(checkChain(chainId, withEntry(chain, 2, { act: 'x' }))).toMatchObject([
      { at: 'head', kind: 'head' },
    ]);
    expect(checkChain(chainId, withEntry(chain, 1, { payload: 'x' }))).toMatchObject([
      { at: 'entries[1].commitment', kind: 'commitment' },
    ]);
  });

  it('misses an entry that was taken out, the last one too', () => {
    fc.assert(
      fc.property(aChainAndPlace, ([chain, i]) => {
        const entries = chain.entries.toSpliced(i, 1);
        expect(checkChain(chainId, { ...chain, entries })).not.toEqual([]);
      }),
    );
  });

  it('sees an entry that stands twice', () => {
    fc.assert(
      fc.property(aChainAndPlace, fc.nat(), ([chain, i], to) => {
        const place = to % (chain.entries.length + 1);
        const entries = chain.entries.toSpliced(place, 0, chain.entries[i]!);
        expect(checkChain(chainId, { ...chain, entries })).not.toEqual([]);
      }),
    );
  });

  it('sees two entries that changed places', () => {
    fc.assert(
      fc.property(aChainAndPlace, fc.nat(), ([chain, i], other) => {
        const j = other % chain.entries.length;
        fc.pre(i !== j);
        const [a, b] = [chain.entries[i]!, chain.entries[j]!];
        const entries = chain.entries.with(i, b).with(j, a);
        expect(checkChain(chainId, { ...chain, entries })).not.toEqual([]);
      }),
    );
  });

  it('does not pass for another one', () => {
    fc.assert(
      fc.property(aChain, (chain) => {
        expect(checkChain('process-2', chain)).toMatchObject([{ at: 'entries[0].previous' }]);
      }),
    );
  });

  it('still holds where payloads are erased, with their salts', () => {
    fc.assert(
      fc.property(aChain, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (chain, gone) => {
        const entries = chain.entries.map((entry, i) => {
          const { salt, payload, ...rest } = entry;
          return gone[i] ? rest : { ...rest, salt: salt!, payload: payload! };
        });
        expect(checkChain(chainId, { ...chain, entries })).toEqual([]);
      }),
    );
  });

  it('does not take a payload without its salt for an erased one', () => {
    const [act] = fc.sample(anAct, 1);
    const { payload, ...rest } = chainOf([act!]).entries[0]!;
    expect(payload).toBeDefined();
    const half = { entries: [rest], head: sealEntry(rest).hash };
    expect(checkChain(chainId, half)).toMatchObject([{ at: 'entries[0]', kind: 'half-erased' }]);
  });

  it('refuses a salt that is too short to hide anything', () => {
    expect(() => commit('abc', {})).toThrow(expect.objectContaining({ at: 'salt' }));
  });
});
