import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api';
import { ReasonDialog } from '../reason-dialog';

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
  const cancel = useMutation({
    mutationFn: (reason: string) => api.post<unknown>(`${path}/cancel`, { reason }),
    onSuccess: onCancelled,
  });
  return (
    <ReasonDialog
      title={title}
      hint={hint}
      proposed={proposedReason}
      action={action}
      color="red"
      startsAtReason
      act={cancel}
      onClose={onClose}
    >
      <Text>{text}</Text>
    </ReasonDialog>
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
