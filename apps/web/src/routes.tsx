import { Button } from '@mantine/core';
import { Component, lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch } from 'wouter';
import { Page } from './platform/page';
import { Empty, Failure, Loading } from './platform/states';
import { lazyPart } from './platform/lazy-part';

const HomePage = lazyPart(async () => (await import('./workspace/home-page')).HomePage);
const SignInPage = lazyPart(async () => (await import('./identity/sign-in-page')).SignInPage);
const NewProcessPage = lazyPart(
  async () => (await import('./workspace/new-process-page')).NewProcessPage,
);
const ProcessRoute = lazyPart(async () => (await import('./process-route')).ProcessRoute);
const PeoplePage = lazyPart(async () => (await import('./workspace/people-page')).PeoplePage);
const SynthesisPage = lazyPart(
  async () => (await import('./synthesis/synthesis-page')).SynthesisPage,
);
const VerifyPage = lazyPart(async () => (await import('./synthesis/verify-page')).VerifyPage);
const StatementPage = lazyPart(
  async () => (await import('./drafting/statement-page')).StatementPage,
);
const JoinPage = lazyPart(async () => (await import('./workspace/join-page')).JoinPage);
const BadgePage = lazyPart(async () => (await import('./workspace/badge-page')).BadgePage);
const SettingsPage = lazyPart(
  async () => (await import('./workspace/workshop-settings-page')).WorkshopSettingsPage,
);
const RoomRoute = lazy(async () => ({ default: (await import('./room-route')).RoomRoute }));
const ScreenRoute = lazyPart(async () => (await import('./screen-route')).ScreenRoute);

/** Every page by its path; each is fetched when it is first gone to. */
export function Routes() {
  return (
    <Broken>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/sign-in" component={SignInPage} />
          <Route path="/new" component={NewProcessPage} />
          <Route path="/verify" component={VerifyPage} />
          <Route path="/badge" component={BadgePage} />
          <Route path="/join/:credential">
            {({ credential }) => <JoinPage key={credential} tokenOrCode={credential} />}
          </Route>
          <Route path="/processes/:slug">{({ slug }) => <ProcessRoute slug={slug} />}</Route>
          <Route path="/processes/:slug/people">{({ slug }) => <PeoplePage slug={slug} />}</Route>
          <Route path="/processes/:slug/synthesis">
            {({ slug }) => <SynthesisPage slug={slug} />}
          </Route>
          <Route path="/processes/:slug/statements/:number">
            {({ slug, number }) => <StatementPage slug={slug} number={Number(number)} />}
          </Route>
          <Route path="/w/:id">{({ id }) => <RoomRoute workshopId={id} />}</Route>
          <Route path="/w/:id/screen">{({ id }) => <ScreenRoute workshopId={id} />}</Route>
          <Route path="/w/:id/settings">{({ id }) => <SettingsPage workshopId={id} />}</Route>
          <Route>
            <NoSuchPage />
          </Route>
        </Switch>
      </Suspense>
    </Broken>
  );
}

function NoSuchPage() {
  const { t } = useTranslation('platform');
  return (
    <Page title={t('pageMissing')}>
      <Empty
        title={t('pageMissing')}
        text={t('pageMissingText')}
        action={
          <Button component={Link} href="/" variant="default">
            {t('goHome')}
          </Button>
        }
      />
    </Page>
  );
}

/** A page that broke, or whose code could not be fetched, says so instead of showing nothing. */
class Broken extends Component<{ readonly children: ReactNode }, { readonly problem: unknown }> {
  override state = { problem: null as unknown };

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  override render() {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <main style={{ padding: '2rem' }}>
        <Failure problem={problem} retry={() => window.location.reload()} />
      </main>
    );
  }
}
