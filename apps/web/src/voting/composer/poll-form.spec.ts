import { createPoll } from '#libs/voting';
import { allOptions, freshForm, isComplete, pollOf, withTemplate } from './poll-form';
import { templates, type TemplateName } from './templates';

const now = new Date('2007-10-29T10:00:00.000Z');
const revisionId = '6f1f5a0e-3f0b-4a60-9d2a-1f5b3c0e7a11';
const other = '6f1f5a0e-3f0b-4a60-9d2a-1f5b3c0e7a12';
const texts = [
  { label: 'Recommendation 1', revisionId },
  { label: 'Recommendation 2', revisionId: other },
];

const bodyOf = (template: TemplateName, change: object = {}) => {
  const form = { ...freshForm(template, ['s1', 's2']), ...change };
  const options =
    templates[template].subject === 'text'
      ? texts.slice(0, 1)
      : allOptions(form, texts, 'None of these');
  return pollOf(form, 'Which?', options, now);
};

describe('a poll made from a template', () => {
  it.each(Object.keys(templates) as TemplateName[])(
    '%s is one that can be prepared',
    (template) => {
      const body = bodyOf(template);
      expect(createPoll.parse(body)).toMatchObject({ method: templates[template].method });
    },
  );

  it.each(Object.keys(templates) as TemplateName[])(
    '%s takes every field that it shows',
    (name) => {
      const { rule } = freshForm(name, []);
      const filled = {
        ...rule,
        threshold: '2/3',
        base: 'present' as const,
        groups: 'every-group' as const,
        quorum: '1/2',
        groupQuorum: '1/3',
        seats: 1,
        dots: 7,
        perOption: 9,
        least: 1,
        most: 9,
        unranked: 'no-opinion' as const,
        majority: '2/1',
      };
      const body = createPoll.parse(bodyOf(name, { rule: filled }));
      const given = Object.keys(body.rule as object);
      for (const field of templates[name].fields)
        expect(given).toContain(field === 'majority' ? 'majorities' : field);
    },
  );

  it('chooses between texts so that the winner is adopted, or none of them', () => {
    const body = bodyOf('choose', { rule: { ...freshForm('choose', []).rule, majority: '3/1' } });
    expect(body.options.map(({ label }) => label)).toEqual([
      'Recommendation 1',
      'Recommendation 2',
      'None of these',
    ]);
    expect(body.rule).toMatchObject({ default: '3', majorities: { '1': '3/1', '2': '3/1' } });
  });

  it('gives no option more dots than a voter has', () => {
    const rule = { ...freshForm('prioritise', []).rule, dots: 2 };
    expect(bodyOf('prioritise', { rule }).rule).toMatchObject({ dots: 2, perOption: 2 });
  });

  it('ends where silence adopts, and elsewhere where an end was chosen', () => {
    expect(bodyOf('silence').closesAt).toBe('2007-10-29T10:10:00.000Z');
    expect(bodyOf('adopt')).toMatchObject({ minimumOpen: 30 });
    expect(bodyOf('adopt').closesAt).toBeUndefined();
    const ending = { kind: 'minutes', minutes: 2 };
    expect(bodyOf('adopt', { ending }).closesAt).toBe('2007-10-29T10:02:00.000Z');
  });
});

describe('what must be filled in', () => {
  it.each([
    ['adopt', { statementIds: [] }, false],
    ['adopt', { statementIds: ['s1'] }, true],
    ['adopt', { statementIds: ['s1'], question: ' ' }, false],
    ['adopt', { statementIds: ['s1'], isRound: true }, false],
    ['adopt', { statementIds: ['s1', 's2'], isRound: true }, true],
    ['silence', { statementIds: [] }, false],
    ['silence', { statementIds: [], question: 'The agenda' }, true],
    ['prioritise', { statementIds: ['s1'] }, false],
    ['prioritise', { statementIds: ['s1'], labels: '\n Another one \n' }, true],
    ['approveEach', { statementIds: ['s1'] }, true],
  ] as const)('%s with %j: %s', (template, change, expected) => {
    expect(isComplete({ ...freshForm(template, []), ...change })).toBe(expected);
  });

  it('keeps what was chosen when the template changes', () => {
    const form = { ...freshForm('prioritise', ['s1', 's2']), labels: 'a' };
    expect(withTemplate(form, 'score')).toMatchObject({ statementIds: ['s1', 's2'], labels: 'a' });
    expect(withTemplate(form, 'adopt')).toMatchObject({ statementIds: ['s1'], isRound: false });
  });
});
