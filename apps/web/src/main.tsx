import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@fontsource/amiri/400.css';
import '@fontsource/amiri/700.css';
import './platform/mantine.css';
import './platform/base.css';
import './platform/locales';
import './identity/locales';
import './workspace/locales';
import './drafting/locales';
import './voting/locales';
import './synthesis/locales';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { learnFirstLanguage } from './platform/i18n';

await learnFirstLanguage();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
