import { demand, may, mayWriteText, permissions, type Act } from './permissions.js';
import { readJoinCode, joinCodeFrom, showJoinCode } from './join-code.js';
import { roles, type Role } from './words.js';

describe('the table of roles', () => {
  it('lets nobody vote or write who only observes', () => {
    const allowed = (Object.keys(permissions) as Act[]).filter((act) => may('observer', act));
    expect(allowed).toEqual(['process:read', 'people:read', 'text:read', 'synthesis:read']);
  });

  it('gives the organizer whatever any other role has', () => {
    for (const act of Object.keys(permissions) as Act[]) expect(may('organizer', act)).toBe(true);
  });

  it('refuses in words that name the role and the act', () => {
    expect(() => demand('member', 'poll:decide')).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        message: expect.stringContaining('member') as unknown,
      }),
    );
  });
});

describe('writing texts', () => {
  const writing = (moment: Parameters<typeof mayWriteText>[1]): Role[] =>
    roles.filter((role) => mayWriteText(role, moment));
  const keepers = ['organizer', 'facilitator', 'rapporteur'];

  it.each([
    ['before the meeting', { status: 'upcoming', phase: null } as const, [...keepers, 'member']],
    ['while drafting', { status: 'live', phase: 'draft' } as const, [...keepers, 'member']],
    ['in review', { status: 'live', phase: 'review' } as const, keepers],
    ['while deciding', { status: 'live', phase: 'decide' } as const, []],
    ['when an item is done', { status: 'live', phase: 'done' } as const, []],
    ['after the close', { status: 'closed', phase: null } as const, []],
  ])('%s is for those who the table names', (_, moment, expected) =>
    expect(writing(moment)).toEqual(expected),
  );
});

describe('a join code', () => {
  it('is 8 characters that can be read aloud', () => {
    expect(joinCodeFrom(Uint8Array.from([0, 1, 31, 32, 63, 18, 255, 9]))).toBe('01Z0ZJZ9');
    expect(showJoinCode('01Z0ZJZ9')).toBe('01Z0-ZJZ9');
  });

  it.each([
    ['01z0-zjz9', '01Z0ZJZ9'],
    ['OIZO ZJZ9', '01Z0ZJZ9'],
    ['short', null],
    ['0123456U', null],
  ])('typed as %s is read as %s', (typed, code) => expect(readJoinCode(typed)).toBe(code));
});
