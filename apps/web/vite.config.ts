import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const repository = path.resolve(import.meta.dirname, '../..');
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

/** Puts each script and style sheet, once it is written, beside itself as Brotli and gzip, for the server to hand out. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const file = path.join(dir!, name);
      const bytes = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(bytes));
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed],
  resolve: {
    alias: [{ find: /^#libs\/([a-z]+)$/, replacement: `${repository}/libs/$1/src/index.ts` }],
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  worker: { format: 'es' },
  build: {
    outDir: path.join(repository, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // the words of one language travel together, and only when it is spoken
          groups: [
            { name: 'words-en', test: /locales\/en\.ts$/ },
            { name: 'words-ar', test: /locales\/ar\.ts$/ },
            { name: 'words-zh', test: /locales\/zh\.ts$/ },
            // what every page has, and what every room has, as one file each: a hundred small ones cost more to ask for
            { name: 'base', test: /src\/main\.tsx$/, priority: 2 },
            { name: 'room', test: /src\/room-route\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
      '/collab': { target: server, ws: true },
    },
  },
});
