import { registerCatalogue } from '../i18n';

registerCatalogue('platform', {
  en: async () => (await import('./en')).en,
  ar: async () => (await import('./ar')).ar,
  zh: async () => (await import('./zh')).zh,
});
