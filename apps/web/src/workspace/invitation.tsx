import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showJoinCode, type Admission, type WorkshopInvitation } from '#libs/workspace';
import { api } from '../platform/api';
import { QrCode } from '../platform/qr-code';
import { Failure, Loading } from '../platform/states';
import styles from './invitation.module.css';

export const invitationQuery = (workshopId: string) =>
  queryOptions({
    queryKey: ['invitation', workshopId],
    queryFn: () => api.get<WorkshopInvitation>(`/api/workshops/${workshopId}/invitation`),
    staleTime: Infinity,
  });

export const joinLink = ({ joinToken }: WorkshopInvitation): string =>
  `${window.location.origin}/join/${joinToken}`;

interface InvitationProps {
  readonly workshopId: string;
  readonly admission: Admission;
}

/** The ways into a workshop: QR, link and code; where people come by badge, it says so. */
export function Invitation({ workshopId, admission }: InvitationProps) {
  const { t } = useTranslation('workspace');
  const invitation = useQuery(invitationQuery(workshopId));
  if (admission === 'roster') return <Text c="dimmed">{t('share.byBadge')}</Text>;
  if (invitation.isPending) return <Loading />;
  if (invitation.isError) return <Failure problem={invitation.error} retry={invitation.refetch} />;
  const link = joinLink(invitation.data);
  return (
    <div className={styles['invitation']}>
      <QrCode link={link} label={t('share.qr')} size={220} />
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed">
            {t('share.code')}
          </Text>
          <Text className={styles['code']} dir="ltr" data-testid="join-code">
            {showJoinCode(invitation.data.joinCode)}
          </Text>
          <Text size="sm" c="dimmed">
            {t('share.codeAt')}{' '}
            <bdi dir="ltr">
              <Text span fw={600} c="var(--mantine-color-text)">
                {window.location.host}
              </Text>
            </bdi>
          </Text>
        </div>
        <div>
          <Text size="sm" c="dimmed">
            {t('share.link')}
          </Text>
          <Group gap="sm" align="center">
            <Text size="sm" className={styles['link']} dir="ltr" data-testid="join-link">
              {link}
            </Text>
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  size="compact-md"
                  fz="sm"
                  onClick={copy}
                  leftSection={
                    copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />
                  }
                >
                  {t(copied ? 'share.copied' : 'share.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </div>
        <Text size="sm" c="dimmed">
          {t(`share.next.${admission}`)}
        </Text>
      </Stack>
    </div>
  );
}
