import { DefaultNamingStrategy } from 'typeorm';

const snake = (text: string) =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** Names tables and columns in snake_case: `joinCode` is stored as `join_code`. */
export class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, ''].join('_')) + (given ?? snake(property));
  }

  override relationName(property: string): string {
    return snake(property);
  }

  override joinColumnName(relation: string, referenced: string): string {
    return snake(`${relation}_${referenced}`);
  }

  override joinTableName(first: string, second: string, property: string): string {
    return snake(`${first}_${property.replace(/\./g, '_')}_${second}`);
  }

  override joinTableColumnName(table: string, property: string, given?: string): string {
    return snake(`${table}_${given ?? property}`);
  }
}
