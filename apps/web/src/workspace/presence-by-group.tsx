import { Group, Text } from '@mantine/core';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { GroupMark, groupLook } from '../platform/group-chip';
import { useRoomContext } from './room-context';

/** Who is in the room now, by group; a group with nobody present stays in sight. */
export function PresenceByGroup({ size = 20 }: { readonly size?: number }) {
  const { t } = useTranslation('workspace');
  const { process, room } = useRoomContext();
  const { byGroup, total } = room.presence;
  const without = byGroup[''] ?? 0;
  const lines = [
    ...process.groups.map(({ id, name }) => ({ id, name, present: byGroup[id] ?? 0 })),
    ...(without > 0 ? [{ id: null, name: t('people.noGroup'), present: without }] : []),
  ];
  return (
    <Group
      component="ul"
      gap="sm"
      m={0}
      p={0}
      aria-label={t('room.presence')}
      style={{ listStyle: 'none' }}
      data-testid="presence"
    >
      <Group component="li" gap={6} wrap="nowrap">
        <Users size={size} aria-hidden />
        <Text span fw={600} fz={size * 0.7} aria-label={t('room.present', { count: total })}>
          {total}
        </Text>
      </Group>
      {lines.map(({ id, name, present }) => (
        <Group key={id} component="li" gap={4} wrap="nowrap" title={name}>
          <GroupMark look={groupLook(process.groups, id)} size={size} />
          <Text
            span
            fz={size * 0.7}
            c={present === 0 ? 'dimmed' : undefined}
            fw={present === 0 ? 400 : 600}
            aria-label={t('room.presentOf', { name, count: present })}
          >
            {present}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
