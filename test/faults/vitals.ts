/** How a server is: the longest that its event loop stood still since it was last asked, and its memory. */
export interface Vitals {
  readonly stall: number;
  readonly megabytes: number;
}

/** How often the server's own measurement looks, in milliseconds: it sees this much where nothing stands still. */
const resolution = 10;

/** Reads `/metrics`. */
export async function vitalsOf(url: string): Promise<Vitals> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)![1]);
  return {
    stall: Math.max(0, figure('nodejs_eventloop_lag_max_seconds') * 1_000 - resolution),
    megabytes: figure('process_resident_memory_bytes') / 2 ** 20,
  };
}
