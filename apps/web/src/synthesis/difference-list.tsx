import { Button, Code, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '#libs/synthesis';
import classes from './difference-list.module.css';

/** A record that is wrong throughout has thousands. */
const shownAtFirst = 50;

/** A value of the record, as it stands there; long ones break anywhere. */
const Value = ({ children }: { readonly children: string }) => (
  <Code dir="ltr" className={classes['code']}>
    {children}
  </Code>
);

function OneDifference({ at, kind, values }: Difference) {
  const { t } = useTranslation('synthesis');
  return (
    <li className={classes['item']}>
      <Value>{at}</Value>
      <Text>{t(`verify.differs.${kind}`)}</Text>
      {values && (
        <dl className={classes['values']}>
          <dt>{t('verify.is')}</dt>
          <dd>
            <Value>{values.is}</Value>
          </dd>
          <dt>{t('verify.should')}</dt>
          <dd>
            <Value>{values.should}</Value>
          </dd>
        </dl>
      )}
    </li>
  );
}

/** What differs, each with its place in the record. */
export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useTranslation('synthesis');
  const [all, setAll] = useState(false);
  const shown = all ? differences : differences.slice(0, shownAtFirst);
  return (
    <>
      <ol className={classes['list']}>
        {shown.map((difference, i) => (
          <OneDifference key={i} {...difference} />
        ))}
      </ol>
      {shown.length < differences.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('verify.showAll', { count: differences.length })}
        </Button>
      )}
    </>
  );
}
