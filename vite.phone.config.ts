import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { phoneSentences, phoneShell } from './tools/phone-build.ts';

/** The page of the phone: a build of its own, so that it shares nothing with the staff pages and stays small. */
export default defineConfig({
  plugins: [phoneSentences(), phoneShell()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: { zod: fileURLToPath(new URL('src/areas/meetings/web/phone/no-schemas.ts', import.meta.url)) },
  },
  build: {
    outDir: 'dist/web',
    // Laid beside the staff pages, which were built before.
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { phone: 'phone.html', 'phone-worker': 'src/main/phone-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'phone-worker' ? '[name].js' : 'assets/phone-[hash].js'),
        chunkFileNames: 'assets/phone-[name]-[hash].js',
        assetFileNames: 'assets/phone-[name]-[hash][extname]',
      },
      treeshake: {
        // Our modules do nothing when they are read, except those that start something: what is not called stays out.
        moduleSideEffects: (id) => /\.css$|src\/main\/phone|\.html/.test(id),
      },
    },
  },
});
