import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { api } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';

interface RulingDialogProps {
  readonly poll: PollView;
  readonly onClose: () => void;
}

/** How many of those that tie there is place for. */
const placesLeft = ({ rule, decision }: PollView): number =>
  ((rule as { readonly seats?: number }).seats ?? 1) - decision!.adopted.length;

/** The chair selects among the options that tie, and says why; it is recorded once. */
export function RulingDialog({ poll, onClose }: RulingDialogProps) {
  const { t } = useTranslation('voting');
  const [selected, select] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const places = placesLeft(poll);
  const rule = useMutation({
    mutationFn: () =>
      api.post<PollView>(`/api/polls/${poll.id}/ruling`, { selected, reason: reason.trim() }),
    onSuccess: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rule.mutate();
  };
  const tied = poll.options.filter(({ id }) => poll.decision!.tied.includes(id));
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      opened
      onClose={onClose}
      title={t('tie.ruleTitle')}
      centered
    >
      <form onSubmit={submit}>
        <Stack>
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
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={500}
            dir="auto"
            label={t('panel.reason')}
            description={t('panel.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {rule.isError && <ProblemAlert problem={rule.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('panel.back')}
            </Button>
            <Button
              type="submit"
              loading={rule.isPending}
              disabled={selected.length !== places || reason.trim() === ''}
            >
              {t('tie.record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
