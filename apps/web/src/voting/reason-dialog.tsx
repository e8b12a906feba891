import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../platform/problem-alert';

interface ReasonDialogProps {
  readonly title: string;
  /** what stands above the reason */
  readonly children: ReactNode;
  /** who will read the reason */
  readonly hint: string;
  /** a reason to begin with */
  readonly proposed?: string;
  /** what the button that does it says, and its colour where it takes something away */
  readonly action: string;
  readonly color?: string;
  /** whether all but the reason is filled in */
  readonly isReady?: boolean;
  /** whether the reason is what the dialogue begins at */
  readonly startsAtReason?: boolean;
  /** does it, for this reason */
  readonly act: Pick<
    UseMutationResult<unknown, Error, string>,
    'mutate' | 'isPending' | 'isError' | 'error'
  >;
  readonly onClose: () => void;
}

/** Asks for the reason of something that is recorded with it. */
export function ReasonDialog({
  title,
  children,
  hint,
  proposed = '',
  action,
  color,
  isReady = true,
  startsAtReason = false,
  act,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation('voting');
  const [reason, setReason] = useState(proposed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(reason.trim());
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
          {children}
          <Textarea
            {...(startsAtReason && { 'data-autofocus': true })}
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
          {act.isError && <ProblemAlert problem={act.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('panel.back')}
            </Button>
            <Button
              type="submit"
              {...(color !== undefined && { color })}
              loading={act.isPending}
              disabled={!isReady || reason.trim() === ''}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
