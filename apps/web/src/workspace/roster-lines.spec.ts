import type { Role } from '#libs/workspace';
import { readRoster } from './roster-lines';
import { slugFrom } from './slug';

const known = {
  groups: [
    { id: 'hq', name: 'UN Headquarters' },
    { id: 'field', name: 'Field operations' },
  ],
  roles: new Map<string, Role>([
    ['member', 'member'],
    ['facilitator', 'facilitator'],
    ['عضو', 'member'],
  ]),
};

describe('a roster as it is typed', () => {
  it('is read line by line, from a spreadsheet or by hand, also with the Arabic semicolon', () => {
    const typed = [
      'Amara Okafor; field operations; Facilitator; amara@example.org',
      '',
      'Jonas Lind\tUN Headquarters',
      'ليلى؛ UN Headquarters؛ عضو',
      'Without a group',
    ].join('\n');
    expect(readRoster(typed, known)).toEqual({
      people: [
        { name: 'Amara Okafor', groupId: 'field', role: 'facilitator', email: 'amara@example.org' },
        { name: 'Jonas Lind', groupId: 'hq', role: 'member', email: null },
        { name: 'ليلى', groupId: 'hq', role: 'member', email: null },
        { name: 'Without a group', groupId: null, role: 'member', email: null },
      ],
      wrong: [],
    });
  });

  it.each([
    ['; UN Headquarters', 'name'],
    ['Ana; Parliament', 'group'],
    ['Ana; UN Headquarters; king', 'role'],
    ['Ana; UN Headquarters; member; ana at home', 'email'],
  ])('says what is wrong with the line "%s"', (line, wrong) => {
    expect(readRoster(`Ben\n${line}`, known)).toMatchObject({
      people: [{ name: 'Ben' }],
      wrong: [{ line: 2, text: line, wrong }],
    });
  });
});

describe('an address proposed from a title', () => {
  it.each([
    ['Integrated Missions 2006–2008', 'integrated-missions-2006-2008'],
    ['  Élan vital! ', 'elan-vital'],
    ['بعثات متكاملة', ''],
  ])('"%s" becomes "%s"', (title, slug) => expect(slugFrom(title)).toBe(slug));
});
