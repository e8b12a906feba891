/**
 * Settles when this process is told to stop (Ctrl-C, SIGTERM, a closed terminal), and rejects at a defect that nothing
 * caught, so that both ways out can end what was started. From its call on no signal ends the process by itself.
 */
export function untilToldToStop(): Promise<void> {
  const told = new Promise<void>((stop, fail) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    if (process.env['npm_lifecycle_event']) whenParentEnds(stop);
  });
  // it may reject before anybody awaits it
  told.catch(() => undefined);
  return told;
}

/** A SIGTERM to npm reaches only the shell between it and Node, which ends without a word. */
function whenParentEnds(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 100).unref();
}
