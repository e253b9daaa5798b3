import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../src/main/program.ts';
import { envExample } from '../src/platform/config.ts';
import { openApiDocument } from '../src/platform/http/open-api.ts';
import { databaseTypes } from './gen-database-types.ts';
import { mapOfArrows } from './gen-map.ts';
import { allContracts, permissionsPage } from './gen-permissions.ts';
import { schemaSql } from './gen-schema-sql.ts';
import { templateProducts } from './gen-templates.ts';
import { transitionDrawings } from './gen-transitions.ts';
import { lockNewPacks } from './walls/pack-lock.ts';
import { stairs } from './walls/stairs.ts';

type Content = string | Uint8Array;
type Product = { readonly path: string; readonly make: () => Content | Promise<Content> };

const root = fileURLToPath(new URL('..', import.meta.url));

const products = async (): Promise<Product[]> => [
  { path: 'src/platform/db/schema.gen.ts', make: databaseTypes },
  { path: 'docs/generated/schema.sql', make: schemaSql },
  { path: 'docs/generated/permissions.md', make: permissionsPage },
  {
    path: 'docs/generated/openapi.json',
    make: () => `${JSON.stringify(openApiDocument(allContracts(), { version }), null, 2)}\n`,
  },
  { path: 'docs/generated/map.svg', make: () => mapOfArrows(root, stairs) },
  { path: '.env.example', make: envExample },
  ...(await transitionDrawings(root)),
  ...templateProducts(),
];

const isStored = (path: string, content: Content): boolean =>
  existsSync(join(root, path)) && readFileSync(join(root, path)).equals(Buffer.from(content as string));

/** Paths of generated files, all or those asked for, that are not what would be generated now. */
export const outdatedFiles = async (...asked: readonly string[]): Promise<string[]> => {
  const outdated: string[] = [];
  const all = await products();
  for (const { path, make } of all.filter((product) => asked.length === 0 || asked.includes(product.path)))
    if (!isStored(path, await make())) outdated.push(path);
  return outdated;
};

const write = async (asked: readonly string[]): Promise<void> => {
  if (asked.length === 0) lockNewPacks(root);
  const all = await products();
  for (const { path, make } of all.filter((product) => asked.length === 0 || asked.includes(product.path))) {
    const content = await make();
    if (isStored(path, content)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    process.stdout.write(`wrote ${path}\n`);
  }
};

if (import.meta.main) {
  if (process.argv[2] === '--check') {
    const outdated = await outdatedFiles(...process.argv.slice(3));
    for (const path of outdated) process.stdout.write(`out of date: ${path} (run npm run gen)\n`);
    process.exitCode = outdated.length > 0 ? 1 : 0;
  } else await write(process.argv[2] === '--only' ? process.argv.slice(3) : []);
}
