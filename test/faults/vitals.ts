/** How a server is. */
export interface Vitals {
  /** The longest that its event loop stood still since it was last asked, in milliseconds. */
  readonly stall: number;
  readonly megabytes: number;
}

/** The memory of a server, from its `/metrics`. */
export async function megabytesOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)![1]) / 2 ** 20;
}
