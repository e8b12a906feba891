import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useNumbers } from './numbers';

interface VoterWarningsProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

function Warning({ color, children }: { readonly color: string; readonly children: ReactNode }) {
  return (
    <Alert color={color} icon={<TriangleAlert aria-hidden />}>
      {children}
    </Alert>
  );
}

/** What to mind before an opening: nobody at all, groups with nobody or too few, seats that nobody confirmed. */
export function VoterWarnings({ poll, groups }: VoterWarningsProps) {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  const { turnout, unconfirmed, binding, tooSmall } = poll;
  const nameOf = (id: string | null) =>
    groups.find((group) => group.id === id)?.name ?? t('withoutGroup');
  const absent = groups.filter(
    ({ id }) => !turnout.byGroup[id]?.of && !turnout.pooled?.groups.includes(id),
  );
  return (
    <>
      {turnout.of === 0 && <Warning color="red">{t('composer.nobodyAtAll')}</Warning>}
      {turnout.of > 0 && absent.length > 0 && (
        <Warning color="orange">
          {t('composer.nobodyIn', { groups: numbers.list(absent.map(({ name }) => name)) })}
        </Warning>
      )}
      {tooSmall.length > 0 && (
        <Warning color="red">
          {t('secret.tooSmall', {
            groups: numbers.list(
              tooSmall.map(({ group, electors }) => `${nameOf(group)} (${electors})`),
            ),
          })}
        </Warning>
      )}
      {unconfirmed > 0 && (
        <Warning color="orange">
          {t(binding ? 'composer.unconfirmedBinding' : 'composer.unconfirmedStraw', {
            count: unconfirmed,
          })}
        </Warning>
      )}
    </>
  );
}
