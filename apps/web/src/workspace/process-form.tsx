import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LayoutTemplate } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { admissions, attributions, type CreateProcess } from '#libs/workspace';
import { api } from '../platform/api';
import { GroupMark, groupLook } from '../platform/group-chip';
import { ProblemAlert } from '../platform/problem-alert';
import { ChoiceCards } from './choice-cards';
import { integratedMissions } from './integrated-missions';
import { NamedList } from './named-list';
import { slugFrom } from './slug';

interface Draft {
  title: string;
  slug: string;
  host: string;
  groups: string[];
  themes: string[];
  admission: CreateProcess['admission'];
  attribution: CreateProcess['attribution'];
}

const blank: Draft = {
  title: '',
  slug: '',
  host: '',
  groups: ['', ''],
  themes: [''],
  admission: 'door',
  attribution: 'groups',
};

const filled = (names: readonly string[]) => names.map((n) => n.trim()).filter((n) => n !== '');

const hasTwins = (names: readonly string[]) =>
  new Set(filled(names).map((name) => name.toLocaleLowerCase())).size < filled(names).length;

const useCreate = () => {
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: ({ groups, themes, ...rest }: Draft) =>
      api.post<{ slug: string }>('/api/processes', {
        ...rest,
        groups: filled(groups).map((name) => ({ name })),
        themes: filled(themes).map((name) => ({ name })),
      }),
    onSuccess: async ({ slug }) => {
      await Promise.all(
        ['me', 'processes'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      go(`/processes/${slug}`);
    },
  });
};

const useDraft = () => {
  const { t } = useTranslation('workspace');
  return useForm<Draft>({
    initialValues: blank,
    validateInputOnBlur: true,
    validate: {
      title: (title) => (title.trim() === '' ? t('new.titleMissing') : null),
      slug: (slug) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? null : t('new.slugWrong')),
      groups: (names) =>
        filled(names).length === 0
          ? t('new.groupsMissing')
          : hasTwins(names)
            ? t('new.twins')
            : null,
      themes: (names) => (hasTwins(names) ? t('new.twins') : null),
    },
  });
};

/** What a process is: its name, groups, themes, and how people get in and are named. */
export function ProcessForm() {
  const { t } = useTranslation('workspace');
  const draft = useDraft();
  const create = useCreate();
  const { groups, themes, admission, attribution } = draft.getValues();
  const marks = groups.map((name, index) => ({ id: String(index), name: name || '·' }));
  const fillIn = () =>
    draft.setValues({
      groups: integratedMissions.groups.map((key) => t(`template.groups.${key}`)),
      themes: integratedMissions.themes.map((key) => t(`template.themes.${key}`)),
    });
  return (
    <form onSubmit={draft.onSubmit((values) => create.mutate(values))} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t('new.name')}
          required
          maxLength={200}
          dir="auto"
          {...draft.getInputProps('title')}
          onChange={({ currentTarget: { value } }) => {
            const { title, slug } = draft.getValues();
            if (slug === slugFrom(title)) draft.setFieldValue('slug', slugFrom(value));
            draft.setFieldValue('title', value);
          }}
        />
        <TextInput
          label={t('new.slug')}
          description={t('new.slugHint')}
          required
          maxLength={60}
          dir="ltr"
          leftSectionWidth={104}
          leftSection={
            <Text size="sm" c="dimmed">
              /processes/
            </Text>
          }
          {...draft.getInputProps('slug')}
        />
        <TextInput
          label={t('new.host')}
          description={t('new.hostHint')}
          maxLength={200}
          dir="auto"
          {...draft.getInputProps('host')}
        />
        <Group>
          <Button
            variant="default"
            leftSection={<LayoutTemplate size={18} aria-hidden />}
            onClick={fillIn}
            h="auto"
            mih={36}
            py={6}
            styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
          >
            {t('new.template')}
          </Button>
        </Group>
        <NamedList
          legend={t('new.groups')}
          entry={(position) => t('new.group', { position })}
          add={t('new.addGroup')}
          value={groups}
          onChange={(value) => draft.setFieldValue('groups', value)}
          error={<FieldError message={draft.errors['groups']} />}
          mark={(index) => <GroupMark look={groupLook(marks, String(index))} />}
        />
        <NamedList
          legend={t('new.themes')}
          entry={(position) => t('new.theme', { position })}
          add={t('new.addTheme')}
          value={themes}
          onChange={(value) => draft.setFieldValue('themes', value)}
          error={<FieldError message={draft.errors['themes']} />}
        />
        <ChoiceCards
          label={t('new.admission')}
          value={admission}
          onChange={(value) => draft.setFieldValue('admission', value)}
          choices={admissions.map((value) => ({
            value,
            label: t(`admission.${value}.label`),
            text: t(`admission.${value}.text`),
          }))}
        />
        <ChoiceCards
          label={t('new.attribution')}
          value={attribution}
          onChange={(value) => draft.setFieldValue('attribution', value)}
          choices={attributions.map((value) => ({
            value,
            label: t(`attribution.${value}.label`),
            text: t(`attribution.${value}.text`),
          }))}
        />
        {create.isError && <ProblemAlert problem={create.error} />}
        <Group>
          <Button type="submit" size="md" loading={create.isPending}>
            {t('new.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function FieldError({ message }: { readonly message: React.ReactNode }) {
  return (
    message && (
      <Text size="sm" c="red" role="alert">
        {message}
      </Text>
    )
  );
}
