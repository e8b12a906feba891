import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

const stored = 'plenary-language';

const isLanguage = (tag: string | null | undefined): tag is Language =>
  languages.some((language) => language === tag);

const remembered = (): string | null => {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
};

const detected = (): Language => {
  const own = remembered();
  if (isLanguage(own)) return own;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
};

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  language.startsWith('ar') ? 'rtl' : 'ltr';

const showOnPage = (language: string) => {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
};

void i18next.use(initReactI18next).init({
  lng: detected(),
  fallbackLng: 'en',
  supportedLngs: languages,
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: 'added' },
});
showOnPage(i18next.language);
i18next.on('languageChanged', showOnPage);

export const i18n = i18next;

/** Adds one noun's words, in every language, under the noun's name. */
export function registerCatalogue(
  namespace: string,
  catalogue: Readonly<Record<Language, object>>,
): void {
  for (const language of languages)
    i18next.addResourceBundle(language, namespace, catalogue[language], true, true);
}

/** Turns the whole interface to a language, and remembers it in this browser. */
export function speak(language: Language): void {
  try {
    localStorage.setItem(stored, language);
  } catch {
    // a browser that keeps nothing speaks it until the page is left
  }
  void i18next.changeLanguage(language);
}
