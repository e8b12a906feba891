import { ActionIcon, Button } from '@mantine/core';
import { Languages } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from './i18n';
import { lazyPart } from './lazy-part';

const LanguageMenu = lazyPart(async () => (await import('./language-menu')).LanguageMenu);

/** Turns the interface to another language; the menu is fetched when it is first asked for. */
export function LanguageSwitch({ short = false }: { readonly short?: boolean }) {
  const { t, i18n } = useTranslation('platform');
  const [asked, ask] = useState(false);
  const current = languages.find((language) => language === i18n.language) ?? 'en';
  const look = {
    variant: 'subtle',
    color: 'gray',
    'aria-label': t('language', { name: languageNames[current] }),
    'aria-haspopup': 'menu',
    onClick: () => ask(true),
  } as const;
  const button = short ? (
    <ActionIcon size="lg" {...look}>
      <Languages size={18} aria-hidden />
    </ActionIcon>
  ) : (
    <Button size="compact-md" fz="sm" leftSection={<Languages size={18} aria-hidden />} {...look}>
      {languageNames[current]}
    </Button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <LanguageMenu current={current}>{button}</LanguageMenu>
    </Suspense>
  );
}
