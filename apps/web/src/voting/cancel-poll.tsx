import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { api } from '../platform/api';
import { ProblemAlert } from '../platform/problem-alert';

/** Voids a running poll, with a reason that everybody sees. */
export function CancelPoll({ pollId }: { readonly pollId: string }) {
  const { t } = useTranslation('voting');
  const [opened, { open, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () => api.post<PollView>(`/api/polls/${pollId}/cancel`, { reason: reason.trim() }),
    onSuccess: close,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    cancel.mutate();
  };
  return (
    <>
      <Button variant="subtle" color="red" onClick={open}>
        {t('panel.cancel')}
      </Button>
      <Modal
        closeButtonProps={{ 'aria-label': t('closeDialog') }}
        opened={opened}
        onClose={close}
        title={t('panel.cancelTitle')}
        centered
      >
        <form onSubmit={submit}>
          <Stack>
            <Text>{t('panel.cancelText')}</Text>
            <Textarea
              data-autofocus
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
            {cancel.isError && <ProblemAlert problem={cancel.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('panel.back')}
              </Button>
              <Button
                type="submit"
                color="red"
                loading={cancel.isPending}
                disabled={reason.trim() === ''}
              >
                {t('panel.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
