import { registerCatalogue } from '../../platform/i18n';

registerCatalogue('identity', {
  en: async () => (await import('./en')).en,
  ar: async () => (await import('./ar')).ar,
  zh: async () => (await import('./zh')).zh,
});
