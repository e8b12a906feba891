import { ActionIcon, Button, Menu } from '@mantine/core';
import { Check, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages, speak, type Language } from './i18n';

/** Each language in its own words. */
const names: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

/** Turns the interface to another language. */
export function LanguageSwitch({ short = false }: { readonly short?: boolean }) {
  const { t, i18n } = useTranslation('platform');
  const current = languages.find((language) => language === i18n.language) ?? 'en';
  const label = t('language', { name: names[current] });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {short ? (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
            <Languages size={18} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            fz="sm"
            leftSection={<Languages size={18} aria-hidden />}
            aria-label={label}
          >
            {names[current]}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => void speak(language)}
            rightSection={language === current ? <Check size={16} aria-hidden /> : null}
          >
            {names[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
