import { Suspense, useRef, type ComponentProps } from 'react';
import { Loading } from '../platform/states';
import type { LiveStatement } from './live-statement';
import { useSeen } from './use-seen';
import { lazyPart } from '../platform/lazy-part';

const Live = lazyPart(async () => (await import('./live-statement')).LiveStatement);

/** A text live from the server; the editor is fetched once it is on screen, so that who only votes never loads it. */
export function LazyLiveStatement(props: ComponentProps<typeof LiveStatement>) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  return (
    <div ref={place}>
      {seen ? (
        <Suspense fallback={<Loading />}>
          <Live {...props} />
        </Suspense>
      ) : (
        <Loading />
      )}
    </div>
  );
}
