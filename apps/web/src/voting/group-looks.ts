import type { NamedView } from '#libs/workspace';

/** A group as it stands in charts and lists; null stands for those without a group. */
export interface GroupLine {
  readonly id: string;
  readonly name: string;
}

/** The groups of a process in their order, then, where it has anybody, the line of those without a group. */
export function groupLines(
  groups: readonly NamedView[],
  byGroup: Readonly<Record<string, unknown>>,
  withoutGroup: string,
): GroupLine[] {
  return '' in byGroup ? [...groups, { id: '', name: withoutGroup }] : [...groups];
}
