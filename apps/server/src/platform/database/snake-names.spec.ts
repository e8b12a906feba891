import { SnakeNames } from './snake-names.js';

const names = new SnakeNames();

describe('names in the database', () => {
  it.each([
    ['AgendaItem', 'agenda_item'],
    ['HTTPLog', 'http_log'],
    ['Poll', 'poll'],
  ])('the table of %s is %s', (entity, table) => {
    expect(names.tableName(entity, undefined)).toBe(table);
  });

  it('a given name stands, and an embedded one is prefixed', () => {
    expect(names.tableName('Poll', 'polls')).toBe('polls');
    expect(names.columnName('joinCode', undefined, [])).toBe('join_code');
    expect(names.columnName('quorumMet', undefined, ['decision'])).toBe('decision_quorum_met');
    expect(names.joinColumnName('stakeholderGroup', 'id')).toBe('stakeholder_group_id');
  });
});
