import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './platform/api';
import { directionOf, i18n } from './platform/i18n';
import { NotificationsOnDemand } from './platform/notifications-on-demand';
import { cssVariables, theme } from './platform/theme';
import { Routes } from './routes';
import { BallotsElsewhere } from './voting/outbox/ballots-elsewhere';

const isPassing = (problem: unknown) =>
  problem instanceof ApiProblem && ['offline', 'unavailable'].includes(problem.kind);

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, problem) => isPassing(problem) && failures < 2,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Mirrors Mantine when the language changes direction. */
function Mirror() {
  const { i18n: speaking } = useTranslation();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(directionOf(speaking.language)), [speaking.language, setDirection]);
  return null;
}

/** The providers around every page. */
export function App() {
  return (
    <DirectionProvider initialDirection={directionOf(i18n.language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
      >
        <Mirror />
        <NotificationsOnDemand />
        <QueryClientProvider client={queries}>
          <Routes />
          <BallotsElsewhere />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
