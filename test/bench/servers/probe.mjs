// Loaded into each server that is measured (`node --import`): does what the benchmark asks for over the IPC channel.
import { Session } from 'node:inspector/promises';

const profiler = new Session();

const deeds = {
  /** As if memory were short: an ordinary collection keeps the pages that it empties, and so resident memory. */
  'collect garbage': () => {
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  'start profile': async () => {
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.setSamplingInterval', { interval: 200 });
    await profiler.post('Profiler.start');
  },
  'stop profile': async () => (await profiler.post('Profiler.stop')).profile,
};

const obey = async (deed) => process.send((await deeds[deed]()) ?? null);

process.on('message', (deed) => void obey(deed));
process.channel?.unref();
// whatever becomes of the benchmark, no server outlives it
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
