import { Menu } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { languageNames, languages, speak, type Language } from './i18n';

interface LanguageMenuProps {
  readonly current: Language;
  /** the button that it hangs on */
  readonly children: ReactNode;
}

/** The languages to choose from, each in its own words; open from the start, for it was asked for. */
export function LanguageMenu({ current, children }: LanguageMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal defaultOpened>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => void speak(language)}
            rightSection={language === current ? <Check size={16} aria-hidden /> : null}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
