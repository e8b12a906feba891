import { useMemo } from 'react';
import { renderSVG } from 'uqr';
import styles from './qr-code.module.css';

/** A link as a QR code, black on white in dark mode too, or cameras do not read it. */
export function QrCode({
  link,
  label,
  size,
}: {
  readonly link: string;
  readonly label: string;
  readonly size: number | string;
}) {
  const image = useMemo(
    () => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(link, { ecc: 'M', border: 2 }))}`,
    [link],
  );
  return <img className={styles['code']} src={image} alt={label} style={{ inlineSize: size }} />;
}
