import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { FormsOf, Translated } from './translated';

export const languages = ['en', 'ar', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ar: 'العربية',
  zh: '中文',
};

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
  react: { useSuspense: false },
});
showOnPage(i18next.language);
i18next.on('languageChanged', showOnPage);

export const i18n = i18next;

/** How one noun's words are fetched, by language. */
type Catalogue = Readonly<Record<Language, () => Promise<object>>>;

const catalogues = new Map<string, Catalogue>();
const learned = new Set<Language>();

/** One noun's words in English, and how they are fetched in the other languages. */
type CatalogueOf<En> = { readonly en: () => Promise<En> } & {
  readonly [Other in keyof FormsOf]: () => Promise<Translated<NoInfer<En>, FormsOf[Other]>>;
};

/** Keeps where one noun's words are, in every language, under the noun's name. */
export function registerCatalogue<En extends object>(
  namespace: string,
  catalogue: CatalogueOf<En>,
): void {
  catalogues.set(namespace, catalogue);
}

/** Fetches the words of one language; the others stay on the server until somebody turns to them. */
async function learn(language: Language): Promise<void> {
  if (learned.has(language)) return;
  await Promise.all(
    [...catalogues].map(async ([namespace, catalogue]) =>
      i18next.addResourceBundle(language, namespace, await catalogue[language]()),
    ),
  );
  learned.add(language);
}

/** Fetches the words of the language that this browser begins in. */
export const learnFirstLanguage = (): Promise<void> => learn(detected());

/** Turns the whole interface to a language, and remembers it in this browser; where its words cannot be had, nothing turns. */
export async function speak(language: Language): Promise<void> {
  try {
    await learn(language);
  } catch {
    return;
  }
  try {
    localStorage.setItem(stored, language);
  } catch {
    // a browser that keeps nothing speaks it until the page is left
  }
  await i18next.changeLanguage(language);
}
