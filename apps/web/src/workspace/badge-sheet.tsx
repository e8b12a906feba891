import { Alert, Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { Copy, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProcessView, Role } from '#libs/workspace';
import { GroupChip } from '../platform/group-chip';
import { QrCode } from '../platform/qr-code';
import styles from './badge-sheet.module.css';

export interface BadgeCard {
  readonly badge: string;
  readonly name: string;
  readonly groupId: string | null;
  readonly role: Role;
}

export const badgeLink = (badge: string): string => `${window.location.origin}/badge#${badge}`;

interface BadgeSheetProps {
  readonly process: ProcessView;
  readonly cards: readonly BadgeCard[];
}

/** Fresh badges as links and printable cards; they are shown this once and kept nowhere. */
export function BadgeSheet({ process, cards }: BadgeSheetProps) {
  const { t } = useTranslation('workspace');
  const asText = cards.map(({ name, badge }) => `${name}\t${badgeLink(badge)}`).join('\n');
  return (
    <Stack component="section" gap="sm">
      <Group justify="space-between" className={styles['noPrint']}>
        <Title order={2}>{t('badge.fresh', { count: cards.length })}</Title>
        <Group gap="sm">
          <CopyButton value={asText}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} leftSection={<Copy size={16} aria-hidden />}>
                {t(copied ? 'share.copied' : 'badge.copyAll')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={() => window.print()} leftSection={<Printer size={16} aria-hidden />}>
            {t('badge.print')}
          </Button>
        </Group>
      </Group>
      <Alert color="orange" className={styles['noPrint']}>
        {t('badge.once')}
      </Alert>
      <ul className={styles['sheet']}>
        {cards.map((card) => (
          <Card key={card.badge} card={card} process={process} />
        ))}
      </ul>
    </Stack>
  );
}

function Card({ card, process }: { readonly card: BadgeCard; readonly process: ProcessView }) {
  const { t } = useTranslation('workspace');
  const group = process.groups.find(({ id }) => id === card.groupId);
  const link = badgeLink(card.badge);
  return (
    <li className={styles['card']} data-testid="badge-card">
      <QrCode link={link} label={t('badge.qrOf', { name: card.name })} size={120} />
      <div className={styles['words']}>
        <Text size="xs" c="dimmed" dir="auto">
          {process.title}
        </Text>
        <Text fw={650} size="lg" lh={1.25} dir="auto">
          {card.name}
        </Text>
        <Text size="sm">{t(`role.${card.role}`)}</Text>
        {group && <GroupChip group={group} groups={process.groups} />}
        <a className={styles['link']} href={link} dir="ltr">
          {link}
        </a>
      </div>
    </li>
  );
}
