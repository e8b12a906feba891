import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { createApp } from '../apps/server/src/app.js';
import { SignInLinks } from '../apps/server/src/identity/sign-in-links.js';
import { readConfig } from '../apps/server/src/platform/config.js';
import { inSession, type Connection } from '../apps/server/src/platform/database/connection.js';
import { Person } from './person.js';
import { testDatabase } from './setup/test-database.js';

/** A whole server in this process, on a fresh database and any free port. */
export interface Plenary {
  readonly url: string;
  /** the application itself, for what no client can do */
  readonly app: INestApplication;
  /** its database, for what no client sees */
  readonly connection: Connection;
  /** Somebody with a browser of their own who has not joined yet. */
  newcomer(): Person;
  /** The organizer, signed in by a link. */
  organizer(): Promise<Person>;
  /** Rows of its database, as no client can ask for them. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function startPlenary(): Promise<Plenary> {
  const connection = await testDatabase();
  const database = { connection, isShared: false, stop: () => Promise.resolve() };
  const app = await createApp(readConfig({ PORT: '0' }, []), database);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const people: Person[] = [];
  const newcomer = () => {
    const person = new Person(url);
    people.push(person);
    return person;
  };
  return {
    url,
    app,
    connection,
    newcomer,
    async organizer() {
      const person = newcomer();
      await person.post('/api/sign-in', { token: await app.get(SignInLinks).issue() });
      return person;
    },
    query: (text, values = []) =>
      inSession(connection, async (session) => (await session.query(text, [...values])).rows),
    async close() {
      for (const person of people) person.leave();
      await app.close();
    },
  };
}
