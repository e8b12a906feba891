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
import { dressWideScreens } from './platform/fonts';
import { learnFirstLanguage } from './platform/i18n';

dressWideScreens();
await learnFirstLanguage();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
