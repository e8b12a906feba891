import type { NodeServer } from '../servers/node-server.js';

/** A CPU profile as V8 tells it: which node of the call tree each sample fell in, and the microseconds since the last. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const shown = 15;

/** Does something, where it is asked for under the server's profiler, and then tells where its time went. */
export async function profiled<Result>(
  node: NodeServer,
  isWanted: boolean,
  act: () => Promise<Result>,
): Promise<Result> {
  if (!isWanted) return act();
  await node.startProfile();
  const result = await act();
  process.stderr.write(`${topOf(await node.stopProfile<Profile>())}\n`);
  return result;
}

/** Waiting, and the profiler's own start. */
const isNoWork = (place: string) => place === '(idle)' || place.includes('node:inspector');

/** The functions with the most time of their own, in milliseconds. */
function topOf({ nodes, samples, timeDeltas }: Profile): string {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const place = places.get(id)!;
    times.set(place, (times.get(place) ?? 0) + timeDeltas[i]! / 1000);
  }
  for (const place of times.keys()) if (isNoWork(place)) times.delete(place);
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const lines = [...times].toSorted(([, a], [, b]) => b - a).slice(0, shown);
  return lines
    .map(
      ([place, time]) =>
        `${time.toFixed(0).padStart(7)} ms ${((100 * time) / all).toFixed(1).padStart(5)} %  ${place}`,
    )
    .join('\n');
}

function placeOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const file = url.replace(/^.*\/(dist|node_modules)\//, '');
  return file ? `${functionName || 'anonymous'} ${file}:${lineNumber + 1}` : functionName;
}
