import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productionEnvironment } from '../platform/config.ts';

const sources = [
  '{index,phone}.html',
  'vite.config.ts',
  'vite.phone.config.ts',
  'tools/{first-load,phone-build}.ts',
  'package-lock.json',
  'src/**/*.{ts,tsx,css,json,svg}',
  'public/**/*',
];

const isFile = (path: string): boolean => /\.[a-z0-9]+$/i.test(path) && !/\.(test|db\.test)\.tsx?$/.test(path);

/** Digest of everything the pages are built from; tests and types of the database do not count. */
const digestOf = (root: string): string => {
  const hash = createHash('sha256').update(process.version);
  for (const path of globSync(sources, { cwd: root }).filter(isFile).sort())
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

const vite = (root: string, folder: string, more: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const cli = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [cli, 'build', '--logLevel', 'warn', '--outDir', folder, ...more];
    // A test runner that says otherwise would leave the slow pages of development for the next start.
    const env = productionEnvironment();
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The pages could not be built:\n${Buffer.concat(said).toString()}`));
    });
  });

/** Builds the pages in `dist/web` unless they were built from exactly these sources; gives the folder. */
export const buildWeb = async (root: string, onProgress: (line: string) => void): Promise<string> => {
  const folder = join(root, 'dist', 'web');
  const stamp = join(root, 'dist', 'web-digest');
  const digest = digestOf(root);
  const isBuilt = existsSync(join(folder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
  if (!isBuilt) {
    onProgress('Building the pages');
    const draft = `${folder}.${process.pid}`;
    try {
      await vite(root, draft, ['--emptyOutDir']);
      await vite(root, draft, ['--config', 'vite.phone.config.ts']);
      // Two starts may build at once; whoever is last puts a whole set of pages in place of a whole set.
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    writeFileSync(stamp, digest);
  }
  return folder;
};
