import { testDatabase } from '../../../../../test/setup/test-database.js';
import { bigintArray, booleanArray, byteaArray, uuidArray } from './binary.js';
import { DirectSessions } from './direct-sessions.js';

const id = '01ef9a7b-3c5d-4e8f-a0b1-c2d3e4f50617';

describe('arrays in binary', () => {
  let sessions: DirectSessions;
  beforeAll(async () => {
    const stop = () => Promise.resolve();
    sessions = new DirectSessions({ connection: await testDatabase(), isShared: false, stop });
  });
  afterAll(() => sessions.onApplicationShutdown());

  it.each([
    ['uuid', uuidArray([id, null, id.toUpperCase()]), `${id},null,${id}`],
    [
      'bigint',
      bigintArray([0, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1]),
      '0,2147483648,4294967295,9007199254740991',
    ],
    ['bytea', byteaArray([Uint8Array.of(0, 255), Uint8Array.of(), null]), '\\x00ff,\\x,null'],
    ['boolean', booleanArray([true, false]), 't,f'],
    ['uuid', uuidArray([]), ''],
  ])('of %s are what Postgres reads', async (type, array, read) => {
    const statement = {
      name: `read-${type}`,
      text: `select array_to_string($1::${type}[], ',', 'null')`,
    };
    expect(await sessions.runLean(statement, [array])).toEqual([[read]]);
  });
});
