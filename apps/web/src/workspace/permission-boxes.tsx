import { Checkbox, Fieldset, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import lists from './lists.module.css';

export interface Permissions {
  readonly nameInRoom: boolean;
  readonly nameInReport: boolean;
  readonly nameBesideVote: boolean;
}

export const noPermissions: Permissions = {
  nameInRoom: false,
  nameInReport: false,
  nameBesideVote: false,
};

interface PermissionBoxesProps {
  readonly value: Permissions;
  readonly onChange: (value: Permissions) => void;
}

/** The three permissions to show my name, each by itself and none given beforehand. */
export function PermissionBoxes({ value, onChange }: PermissionBoxesProps) {
  const { t } = useTranslation('workspace');
  return (
    <Fieldset
      legend={t('join.permissions')}
      variant="unstyled"
      classNames={{ legend: lists['legend'] ?? '' }}
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t('join.permissionsHint')}
      </Text>
      <Stack gap="xs">
        {(['nameInRoom', 'nameInReport', 'nameBesideVote'] as const).map((permission) => (
          <Checkbox
            key={permission}
            size="md"
            label={t(`join.${permission}`)}
            checked={value[permission]}
            onChange={({ currentTarget }) =>
              onChange({ ...value, [permission]: currentTarget.checked })
            }
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
