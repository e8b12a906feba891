import { registerCatalogue } from '../i18n';
import { ar } from './ar';
import { en } from './en';

registerCatalogue('platform', { en, ar });
