import { useTranslation } from 'react-i18next';
import { languages, type Language } from './i18n';

/** The locale in which dates and numbers are written: Arabic with Latin digits and the Gregorian calendar, as in the reports. */
const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ar: 'ar-u-nu-latn-ca-gregory',
  zh: 'zh-CN',
};

const localeOf = (language: string): string =>
  locales[languages.find((known) => known === language) ?? 'en'];

/** How days and times are written in the language of the interface. */
export function useDates() {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return {
    day: (iso: string) => day.format(new Date(iso)),
    dayAndTime: (iso: string) => dayAndTime.format(new Date(iso)),
  };
}
