/**
 * Settles when this process is told to stop (Ctrl-C, SIGTERM, a closed terminal), and rejects at a defect that nothing
 * caught, so that both ways out can end what was started. From its call on no signal ends the process by itself.
 */
export function untilToldToStop(): Promise<void> {
  const told = new Promise<void>((stop, fail) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
  });
  // it may reject before anybody awaits it
  told.catch(() => undefined);
  return told;
}
