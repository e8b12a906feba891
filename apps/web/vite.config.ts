import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const repository = path.resolve(import.meta.dirname, '../..');
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
