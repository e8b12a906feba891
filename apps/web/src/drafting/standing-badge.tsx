import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '#libs/drafting';
import { TonedBadge } from './toned-badge';

const tones: Readonly<Record<Standing, ComponentProps<typeof TonedBadge>['tone']>> = {
  open: 'quiet',
  bracketed: 'between',
  'agreed ad referendum': 'agreed',
  agreed: 'agreed',
  adopted: 'good',
  noted: 'quiet',
  "rapporteur's summary": 'quiet',
  'not adopted': 'bad',
};

/** How a text stands, in its word. */
export function StandingBadge({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('drafting');
  return <TonedBadge tone={tones[standing]}>{t(`standing.${standing}`)}</TonedBadge>;
}
