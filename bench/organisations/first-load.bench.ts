import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildWeb } from '../../src/main/build-web.ts';
import type { BenchServer } from '../bench-server.ts';
import { type Figure, rounded } from '../figure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** JavaScript that the browser of a staff member loads until the home page can be used, as the build measures it. */
export const bench = async ({ say }: BenchServer): Promise<Figure[]> => {
  await buildWeb(ROOT, say);
  const { gzipBytes } = JSON.parse(readFileSync(`${ROOT}/dist/web/first-load.json`, 'utf8')) as { gzipBytes: number };
  return [
    {
      name: 'staff first load, JavaScript gzipped',
      value: rounded(gzipBytes / 1000),
      unit: 'kB',
      goal: 180,
      better: 'lower',
    },
  ];
};
