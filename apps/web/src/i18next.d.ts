import 'i18next';
import type { en as drafting } from './drafting/locales/en';
import type { en as identity } from './identity/locales/en';
import type { en as platform } from './platform/locales/en';
import type { en as synthesis } from './synthesis/locales/en';
import type { en as voting } from './voting/locales/en';
import type { en as workspace } from './workspace/locales/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      drafting: typeof drafting;
      identity: typeof identity;
      platform: typeof platform;
      synthesis: typeof synthesis;
      voting: typeof voting;
      workspace: typeof workspace;
    };
  }
}
