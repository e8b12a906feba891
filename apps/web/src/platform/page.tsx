import { Anchor, Container, Group, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ColorSchemeSwitch } from './color-scheme-switch';
import { LanguageSwitch } from './language-switch';
import styles from './page.module.css';

/** Names the browser's tab. */
export function useTabTitle(title: string): void {
  const { t } = useTranslation('platform');
  const product = t('product');
  useEffect(() => {
    document.title = title === '' || title === product ? product : `${title} · ${product}`;
  }, [title, product]);
}

/** The first stop of the tabulator: past the header, to what the page is about (`#main`). */
export function SkipLink() {
  const { t } = useTranslation('platform');
  return (
    <a className={styles['skip']} href="#main">
      {t('skip')}
    </a>
  );
}

/** The product's mark and name; leads home. */
export function Product({ short = false }: { readonly short?: boolean }) {
  const { t } = useTranslation('platform');
  return (
    <Link href="/" className={styles['product']} aria-label={t('home')}>
      <img src="/plenary.svg" alt="" width={26} height={26} />
      {!short && <span>{t('product')}</span>}
    </Link>
  );
}

/** Language and colour scheme. */
export function SiteTools({ short = false }: { readonly short?: boolean }) {
  return (
    <Group gap={4} wrap="nowrap">
      <LanguageSwitch short={short} />
      <ColorSchemeSwitch />
    </Group>
  );
}

interface PageProps {
  readonly title: string;
  /** one line above the title, e.g. where this page hangs */
  readonly above?: { readonly label: string; readonly href: string } | undefined;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** `text` for one column, `wide` for lists and boards */
  readonly width?: 'narrow' | 'text' | 'wide';
  readonly children: ReactNode;
}

const widths = { narrow: 520, text: 760, wide: 1120 };

/** The shell of every page outside the room. */
export function Page({ title, above, lead, actions, width = 'text', children }: PageProps) {
  useTabTitle(title);
  return (
    <>
      <SkipLink />
      <header className={styles['header']}>
        <Product />
        <SiteTools />
      </header>
      <Container
        component="main"
        id="main"
        tabIndex={-1}
        size={widths[width]}
        className={styles['main']}
      >
        {above && (
          <Anchor component={Link} href={above.href} size="sm" c="dimmed" dir="auto">
            {above.label}
          </Anchor>
        )}
        <Group justify="space-between" align="flex-end" gap="md" mb="lg">
          <div className={styles['words']}>
            <Title order={1} dir="auto" className={styles['title']}>
              {title}
            </Title>
            {lead && (
              <Text c="dimmed" component="div" mt={4} maw="60ch">
                {lead}
              </Text>
            )}
          </div>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
        {children}
      </Container>
    </>
  );
}
