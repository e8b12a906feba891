import type { EntityManager } from 'typeorm';

/** What an UPDATE or DELETE returns: TypeORM answers those with rows and a count, and everything else with rows alone. */
export async function changedRows<Row>(
  manager: EntityManager,
  statement: string,
  parameters: unknown[],
): Promise<Row[]> {
  const [rows] = await manager.query<[Row[], number]>(statement, parameters);
  return rows;
}
