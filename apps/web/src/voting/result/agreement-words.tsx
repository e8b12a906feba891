import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OptionAgreement } from '#libs/voting';
import { useNumbers } from '../numbers';
import { drawn } from './exact';

interface AgreementWordsProps {
  readonly agreement: OptionAgreement | undefined;
}

/** How far the groups stand behind an option together, and where there is a scale, how far the voters lie apart. */
export function AgreementWords({ agreement }: AgreementWordsProps) {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  if (!agreement) return null;
  const { groupInformedConsensus: consensus, polarization, disagreement, support } = agreement;
  const apart = drawn(polarization ?? undefined);
  const together = Object.keys(support).length > 1 ? consensus : null;
  if (!together && apart === null) return null;
  return (
    <Stack gap={2} data-testid="agreement">
      {together && (
        <>
          <Text fw={600}>
            {t('result.agreement', { share: numbers.share(together.geometricMean, 1) })}
          </Text>
          <Text size="xs" c="dimmed">
            {t('result.agreementHint')}
          </Text>
        </>
      )}
      {apart !== null && (
        <Text size="sm">{t('result.polarization', { share: numbers.share(apart, 1) })}</Text>
      )}
      {disagreement && (
        <Text size="sm">
          {t(disagreement.disagrees ? 'result.disagrees' : 'result.disagreesNot', {
            index: numbers.number(drawn(disagreement.index)!),
          })}
        </Text>
      )}
    </Stack>
  );
}
