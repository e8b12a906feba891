import { testDatabase } from '../../../../../test/setup/test-database.js';
import { DirectSessions } from './direct-sessions.js';

const named = (name: string, text: string) => ({ name, text });
const echo = named('echo', `select convert_from($1, 'UTF8'), null, pg_backend_pid()`);
const fails = named('fails', `select 1 / length(convert_from($1, 'UTF8'))`);
const endsItself = named('ends-itself', `select pg_terminate_backend(pg_backend_pid())`);

describe('direct sessions', () => {
  let sessions: DirectSessions;
  const say = (word: string) => sessions.runLean(echo, [Buffer.from(word)]);

  beforeAll(async () => {
    const stop = () => Promise.resolve();
    sessions = new DirectSessions({ connection: await testDatabase(), isShared: false, stop });
  });
  afterAll(() => sessions.onApplicationShutdown());

  it('answer rows as text, again and again on one session', async () => {
    const [[first, nothing, session] = []] = await say('zwölf');
    expect([first, nothing]).toEqual(['zwölf', null]);
    expect(await say('dreizehn')).toEqual([['dreizehn', null, session]]);
  });

  it('answer everybody who asks at once', async () => {
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    const answers = await Promise.all(words.map(say));
    expect(answers.map(([row]) => row![0])).toEqual(words);
  });

  it('say what failed, and go on', async () => {
    await expect(sessions.runLean(fails, [Buffer.from('')])).rejects.toThrow('division by zero');
    expect((await say('well')).length).toBe(1);
  });

  it('say that a session broke off, and go on with another', async () => {
    const [[, , session] = []] = await say('before');
    await expect(sessions.runLean(endsItself, [])).rejects.toThrow();
    const [[word, , other] = []] = await say('after');
    expect(word).toBe('after');
    expect(other).not.toBe(session);
  });

  it('do not keep a session that broke off while nothing was asked of it', async () => {
    const [[, , session] = []] = await say('before');
    const { Client } = (await import('pg')).default;
    const killer = new Client(await testDatabase());
    await killer.connect();
    await killer.query('select pg_terminate_backend($1::int)', [session]);
    const isGone = () =>
      killer.query('select 1 from pg_stat_activity where pid = $1::int', [session]);
    while ((await isGone()).rowCount! > 0);
    await killer.end();
    expect((await say('after')).length).toBe(1);
  });
});
