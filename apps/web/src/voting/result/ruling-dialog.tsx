import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placesLeft, type PollView } from '#libs/voting';
import { api } from '../../platform/api';
import { ReasonDialog } from '../reason-dialog';

interface RulingDialogProps {
  readonly poll: PollView;
  readonly onClose: () => void;
}

/** The chair selects among the options that tie, and says why; it is recorded once. */
export function RulingDialog({ poll, onClose }: RulingDialogProps) {
  const { t } = useTranslation('voting');
  const [selected, select] = useState<string[]>([]);
  const places = placesLeft(poll, poll.decision!);
  const rule = useMutation({
    mutationFn: (reason: string) =>
      api.post<PollView>(`/api/polls/${poll.id}/ruling`, { selected, reason }),
    onSuccess: onClose,
  });
  const tied = poll.options.filter(({ id }) => poll.decision!.tied.includes(id));
  return (
    <ReasonDialog
      title={t('tie.ruleTitle')}
      hint={t('panel.reasonHint')}
      action={t('tie.record')}
      isReady={selected.length === places}
      act={rule}
      onClose={onClose}
    >
      <Text size="sm">{t('tie.ruleText')}</Text>
      <Checkbox.Group
        label={t('tie.choose', { count: places })}
        value={selected}
        // where there is one place, another choice takes it
        onChange={(chosen) => select(places === 1 ? chosen.slice(-1) : chosen)}
      >
        <Stack gap="xs" mt="xs">
          {tied.map(({ id, label }) => (
            <Checkbox
              key={id}
              value={id}
              label={<bdi>{label}</bdi>}
              disabled={places > 1 && selected.length >= places && !selected.includes(id)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </ReasonDialog>
  );
}
