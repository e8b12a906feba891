import { Text } from '@mantine/core';
import type { NamedView } from '#libs/workspace';
import styles from './group-chip.module.css';
import { groupColors, noGroupColor } from './theme';

export interface GroupLook {
  /** 6-digit hex, for light and dark alike */
  readonly color: string;
  /** one or two letters that tell the group apart without its colour */
  readonly initial: string;
}

const lettersOf = (name: string) => name.replace(/^ال/, '').match(/\p{L}|\p{N}/gu) ?? ['·'];

const wordInitials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => lettersOf(word)[0])
    .join('');

const candidates = (name: string): string[] => {
  const letters = lettersOf(name);
  return [letters[0]!, wordInitials(name), ...letters.slice(1).map((l) => letters[0]! + l)].map(
    (initial) => initial.toLocaleUpperCase(),
  );
};

const initialsOf = (groups: readonly NamedView[]): ReadonlyMap<string, string> => {
  const taken = new Map<string, string>();
  for (const { id, name } of groups) {
    const used = new Set(taken.values());
    const all = candidates(name);
    taken.set(id, all.find((initial) => !used.has(initial)) ?? all[0]!);
  }
  return taken;
};

/** How a stakeholder group looks everywhere: in chips, carets, charts. Nobody's group is grey. */
export function groupLook(groups: readonly NamedView[], groupId: string | null): GroupLook {
  const index = groups.findIndex(({ id }) => id === groupId);
  if (index < 0) return { color: noGroupColor, initial: '–' };
  return {
    color: groupColors[index % groupColors.length]!,
    initial: initialsOf(groups).get(groups[index]!.id)!,
  };
}

/** The disc with the group's colour and initial, without its name; decorative, so say the name beside it. */
export function GroupMark({
  look,
  size = 22,
}: {
  readonly look: GroupLook;
  readonly size?: number;
}) {
  return (
    <span
      aria-hidden
      className={styles['mark']}
      style={{ backgroundColor: look.color, inlineSize: size, blockSize: size, fontSize: size / 2 }}
    >
      {look.initial}
    </span>
  );
}

/** A stakeholder group by colour, initial and name, as it is told apart from the others among `groups`. */
export function GroupChip({
  group,
  groups,
}: {
  readonly group: NamedView;
  readonly groups: readonly NamedView[];
}) {
  return (
    <span className={styles['chip']}>
      <GroupMark look={groupLook(groups, group.id)} />
      <Text span size="sm" dir="auto">
        {group.name}
      </Text>
    </span>
  );
}
