import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|svg|json)$/;

type Chunk = { readonly fileName: string; readonly code: string; readonly imports: readonly string[] };

/** File names of `start` and everything they import at once, each once. */
const withImports = (start: readonly string[], chunkByFile: ReadonlyMap<string, Chunk>): readonly string[] => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    const chunk = chunkByFile.get(file);
    if (seen.has(file) || !chunk) return;
    seen.add(file);
    for (const next of chunk.imports) visit(next);
  };
  for (const file of start) visit(file);
  return [...seen];
};

/** Lays `.gz` and `.br` beside a file. The page itself is left out: it carries a nonce put in per answer. */
export const compress = (path: string): void => {
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
};

/**
 * Measures the first load (gzip bytes of all JavaScript until the home page is usable), prints it, keeps it in
 * `first-load.json` for the bench, and lays `.gz` and `.br` beside every text file, so that the server compresses nothing.
 * `needed` are the source files opened lazily on the way to the home page.
 */
export const firstLoad = (needed: readonly string[]): Plugin => ({
  name: 'first-load',
  apply: 'build',
  writeBundle(options, bundle) {
    const folder = options.dir ?? 'dist/web';
    for (const file of Object.keys(bundle).filter((name) => COMPRESSIBLE.test(name))) compress(join(folder, file));
    const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
    const chunkByFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    const isNeeded = (id: string | null): boolean => id !== null && needed.some((file) => id.endsWith(file));
    const start = chunks.filter((c) => c.isEntry || isNeeded(c.facadeModuleId)).map((c) => c.fileName);
    const files = withImports(start, chunkByFile).map((file) => {
      const code = chunkByFile.get(file)?.code ?? '';
      return { file, gzipBytes: gzipSync(code, { level: 9 }).length };
    });
    const gzipBytes = files.reduce((sum, file) => sum + file.gzipBytes, 0);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'first-load.json'), JSON.stringify({ gzipBytes, files }, null, 2));
    for (const { file, gzipBytes: bytes } of files)
      console.log(`  first load  ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${file}`);
    console.log(`  first load  ${(gzipBytes / 1000).toFixed(1).padStart(6)} kB gz in all (goal 180)`);
  },
});
