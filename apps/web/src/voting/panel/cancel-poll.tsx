import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';

interface CancelDialogProps {
  /** of the poll, or of the round: `/api/polls/<id>` */
  readonly path: string;
  readonly title: string;
  readonly text: string;
  /** what the button that does it says */
  readonly action: string;
  /** who will read the reason */
  readonly hint: string;
  /** a reason to begin with */
  readonly proposedReason?: string;
  readonly onCancelled: () => void;
  readonly onClose: () => void;
}

/** Asks for the reason and cancels a poll or a round of polls. */
export function CancelDialog({
  path,
  title,
  text,
  action,
  hint,
  proposedReason = '',
  onCancelled,
  onClose,
}: CancelDialogProps) {
  const { t } = useTranslation('voting');
  const [reason, setReason] = useState(proposedReason);
  const cancel = useMutation({
    mutationFn: () => api.post<unknown>(`${path}/cancel`, { reason: reason.trim() }),
    onSuccess: onCancelled,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    cancel.mutate();
  };
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      opened
      onClose={onClose}
      title={title}
      centered
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{text}</Text>
          <Textarea
            data-autofocus
            required
            autosize
            minRows={2}
            maxLength={500}
            dir="auto"
            label={t('panel.reason')}
            description={hint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {cancel.isError && <ProblemAlert problem={cancel.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('panel.back')}
            </Button>
            <Button
              type="submit"
              color="red"
              loading={cancel.isPending}
              disabled={reason.trim() === ''}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Voids a running poll, or a round of them, with a reason that everybody sees. */
export function CancelPoll({ path, isRound = false }: { path: string; isRound?: boolean }) {
  const { t } = useTranslation('voting');
  const [opened, { open, close }] = useDisclosure();
  const action = t(isRound ? 'panel.cancelRound' : 'panel.cancel');
  return (
    <>
      <Button variant="subtle" color="red" onClick={open}>
        {action}
      </Button>
      {opened && (
        <CancelDialog
          path={path}
          title={t('panel.cancelTitle')}
          text={t('panel.cancelText')}
          action={action}
          hint={t('panel.reasonHint')}
          onCancelled={close}
          onClose={close}
        />
      )}
    </>
  );
}
