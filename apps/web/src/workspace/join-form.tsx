import { Button, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '#libs/workspace';
import { groupLook, GroupMark } from '../platform/group-chip';
import { languages, speak, type Language } from '../platform/i18n';
import { ProblemAlert } from '../platform/problem-alert';
import styles from './join-form.module.css';
import type { JoinCredential } from './join-page';
import { noPermissions, PermissionBoxes } from './permission-boxes';
import { useJoin } from './use-join';

interface JoinFormProps {
  readonly invitation: InvitationView;
  readonly credential: JoinCredential;
}

/** Name, group, language, permissions; one button. */
export function JoinForm({ invitation, credential }: JoinFormProps) {
  const { t } = useTranslation('workspace');
  const join = useJoin(invitation.process.slug);
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState<string | null>(null);
  const [permissions, setPermissions] = useState(noPermissions);
  const [missing, setMissing] = useState<'name' | 'group' | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = name.trim() === '' ? 'name' : groupId === null ? 'group' : null;
    setMissing(lacks);
    if (!lacks) join.mutate({ ...credential, name, groupId, permissions });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <LanguageChoice />
        <TextInput
          size="md"
          label={t('join.name')}
          autoComplete="name"
          maxLength={120}
          dir="auto"
          value={name}
          error={missing === 'name' && t('join.nameMissing')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <GroupCards
          invitation={invitation}
          value={groupId}
          onChange={setGroupId}
          error={missing === 'group'}
        />
        <PermissionBoxes value={permissions} onChange={setPermissions} />
        <Text size="sm" c="dimmed">
          {t('join.kept')} {t(`join.named.${invitation.attribution}`)}
        </Text>
        {join.isError && <ProblemAlert problem={join.error} />}
        <Button type="submit" size="lg" fullWidth loading={join.isPending}>
          {t('join.enter')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('join.seatLater')}
        </Text>
      </Stack>
    </form>
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation('workspace');
  return (
    <SegmentedControl
      aria-label={t('join.language')}
      value={i18n.language}
      data={languages.map((value) => ({
        value,
        label: (
          <span lang={value} className={styles['language']}>
            {t(`language.${value}`)}
          </span>
        ),
      }))}
      onChange={(language) => void speak(language as Language)}
    />
  );
}

interface GroupCardsProps {
  readonly invitation: InvitationView;
  readonly value: string | null;
  readonly onChange: (groupId: string) => void;
  readonly error: boolean;
}

function GroupCards({ invitation: { groups }, value, onChange, error }: GroupCardsProps) {
  const { t } = useTranslation('workspace');
  return (
    <fieldset className={styles['groups']} aria-describedby={error ? 'group-missing' : undefined}>
      <legend className={styles['legend']}>{t('join.group')}</legend>
      {groups.map((group) => {
        const look = groupLook(groups, group.id);
        return (
          <label
            key={group.id}
            className={styles['card']}
            style={{ '--group-color': look.color } as object}
          >
            <input
              type="radio"
              name="group"
              value={group.id}
              checked={value === group.id}
              onChange={() => onChange(group.id)}
            />
            <GroupMark look={look} size={30} />
            <span dir="auto">{group.name}</span>
          </label>
        );
      })}
      {error && (
        <Text id="group-missing" size="sm" c="red" role="alert">
          {t('join.groupMissing')}
        </Text>
      )}
    </fieldset>
  );
}
