import { Page } from '../platform/page';
import { useTranslation } from 'react-i18next';
import { useMe } from '../identity/use-me';
import { HowToGetALink } from '../identity/sign-in-page';
import { Empty, Failure, Loading } from '../platform/states';
import { ProcessForm } from './process-form';

/** `/new`: only who has an account sets up a process. */
export function NewProcessPage() {
  const { t } = useTranslation('workspace');
  const me = useMe();
  return (
    <Page title={t('new.title')} lead={t('new.lead')} above={{ label: t('home.mine'), href: '/' }}>
      {me.isPending && <Loading />}
      {me.isError && <Failure problem={me.error} retry={me.refetch} />}
      {me.data && !me.data.account && <Empty title={t('new.noAccount')} text={<HowToGetALink />} />}
      {me.data?.account && <ProcessForm />}
    </Page>
  );
}
