import { registerCatalogue } from '../../platform/i18n';
import { ar } from './ar';
import { en } from './en';

registerCatalogue('drafting', { en, ar });
