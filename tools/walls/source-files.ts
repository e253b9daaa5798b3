import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One broken wall: where, and what to do instead. */
export type Fault = { readonly at: string; readonly what: string };

const skipped = new Set(['node_modules', 'dist', 'data', '.git']);

/** Paths of all files below the folders, relative to `root`, sorted. */
export const filesUnder = (root: string, ...folders: readonly string[]): string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (skipped.has(entry.name)) return [];
        return entry.isDirectory() ? filesUnder(root, path) : [path];
      }),
    )
    .sort();

const isModule = (path: string): boolean =>
  /\.tsx?$/.test(path) && !path.endsWith('.gen.ts') && !path.endsWith('.d.ts');

/** TypeScript modules written by hand below the folders. */
export const modulesUnder = (root: string, ...folders: readonly string[]): string[] =>
  filesUnder(root, ...folders).filter(isModule);

export const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
