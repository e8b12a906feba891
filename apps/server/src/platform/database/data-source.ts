import type { DataSourceOptions, MixedList, EntitySchema } from 'typeorm';
import { migrations } from '../../../../../migrations/index.js';
import type { Connection } from './connection.js';
import { SnakeNames } from './snake-names.js';

// oxlint-disable-next-line typescript/no-unsafe-function-type -- TypeORM's own word for an entity class
type Entities = MixedList<Function | string | EntitySchema>;

/** What TypeORM must know. It never migrates by itself: `migrate` does, once, before anything else connects. */
export function dataSourceOptions(connection: Connection, entities: Entities = []) {
  const { user, ...rest } = connection;
  return {
    type: 'postgres',
    ...rest,
    username: user,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    namingStrategy: new SnakeNames(),
  } satisfies DataSourceOptions;
}
