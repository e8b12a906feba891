import { Checkbox, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SecretFieldProps {
  readonly checked: boolean;
  readonly onChange: (secret: boolean) => void;
}

/** What a secret poll promises, and what it costs. */
export function SecrecyWords() {
  const { t } = useTranslation('voting');
  return (
    <List size="sm" spacing={2}>
      {(['promise', 'small', 'cost', 'limits'] as const).map((key) => (
        <List.Item key={key}>
          <Text size="sm">{t(`secret.${key}`)}</Text>
        </List.Item>
      ))}
    </List>
  );
}

/** Whether the poll is secret; the words stand beside it as soon as it is. */
export function SecretField({ checked, onChange }: SecretFieldProps) {
  const { t } = useTranslation('voting');
  return (
    <>
      <Checkbox
        label={t('secret.switch')}
        description={t('secret.switchText')}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {checked && <SecrecyWords />}
    </>
  );
}
