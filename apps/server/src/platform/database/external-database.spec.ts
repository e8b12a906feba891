import { testDatabase, urlOf } from '../../../../../test/setup/test-database.js';
import { inSession } from './connection.js';
import { connectionOf, openExternal } from './external-database.js';

describe('DATABASE_URL', () => {
  it.each([
    [
      'postgres://me:secret@db.example.org:5433/plenary',
      'db.example.org',
      5433,
      'me',
      'secret',
      'plenary',
    ],
    ['postgresql://me@db/', 'db', 5432, 'me', '', 'me'],
    ['postgres://me:p%40ss%2F%3A@[::1]/a%20b', '::1', 5432, 'me', 'p@ss/:', 'a b'],
    ['postgres://me:x@localhost/db?host=/run/postgresql', '/run/postgresql', 5432, 'me', 'x', 'db'],
  ])('%s is read', (url, host, port, user, password, database) => {
    expect(connectionOf(url)).toEqual({ host, port, user, password, database, ssl: false });
  });

  it.each([
    ['disable', false],
    ['prefer', false],
    ['require', { rejectUnauthorized: false }],
    ['verify-full', { rejectUnauthorized: true }],
  ])('sslmode=%s is heeded', (mode, ssl) => {
    expect(connectionOf(`postgres://me:x@db/db?sslmode=${mode}`).ssl).toEqual(ssl);
  });

  it.each([
    ['postgres://me:secret@db/db?sslmode=maybe', /^DATABASE_URL: sslmode cannot be "maybe"$/],
    ['postgres://me:secret@db/db?sslrootcert=/none.pem', /^DATABASE_URL: cannot read sslrootcert/],
    ['postgres://me:secret%@db/db', /^DATABASE_URL: a "%"/],
    ['postgres://me:secret@127.0.0.1:1/db', /^DATABASE_URL: .*nothing listens there$/],
    ['postgres://me:secret@localhost/db?host=/none', /^DATABASE_URL: .*no such socket$/],
  ])('%s is refused without its password', async (url, words) => {
    const refused = await Promise.resolve(url)
      .then(openExternal)
      .catch((error: Error) => error.message);
    expect(refused).toMatch(words);
    expect(refused).not.toContain('secret');
  });

  it('is refused where what is confirmed could be lost', async () => {
    const connection = await testDatabase();
    const url = urlOf(connection);
    const opened = await openExternal(url);
    expect(opened.isShared).toBe(true);
    await opened.stop();
    await inSession(connection, (session) =>
      session.query(`alter database ${connection.database} set synchronous_commit = off`),
    );
    await expect(openExternal(url)).rejects.toThrow(/synchronous_commit is off/);
  });
});
