import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoad } from './tools/first-load.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react(), firstLoad(['src/web/shell/home-page.tsx', 'src/web/shell/frame.tsx', 'src/web/messages/vi.json'])],
  // The server replaces the placeholder in every answer; Vite writes it on each tag of the page.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Its own file, because what is merged into the entry runs after the files that the entry imports.
            { name: 'first', test: /src[\\/]web[\\/]no-made-code\.ts$/ },
            {
              name: 'ground',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|react-query|query-core|react-store|store))[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/sign-in': server } },
});
