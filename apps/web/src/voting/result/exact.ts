/** An exact number as text ("7/2", or "3") as one that can be drawn. */
export function drawn(exact: string | number | undefined): number | null {
  if (exact === undefined) return null;
  const [p, q = '1'] = String(exact).split('/');
  return Number(p) / Number(q);
}
