import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type BenchServer, startBenchServer } from '../bench/bench-server.ts';
import { type Figure, isReached } from '../bench/figure.ts';

// npm run bench -- <area> [--json] [--only <bench>]: every bench/<area>/*.bench.ts on a server of its own. Those that take very long run
// only when they are named.
const LONG: ReadonlySet<string> = new Set(['nation', 'nation-pages']);
const FOLDER = fileURLToPath(new URL('../bench/', import.meta.url));

type Bench = (server: BenchServer) => Promise<readonly Figure[]>;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const shown = (figure: Figure): string => {
  const spread = figure.spread ? ` (${figure.spread.join(' – ')})` : '';
  const sign = figure.better === 'lower' ? '≤' : '≥';
  const verdict = isReached(figure) ? 'reached' : 'MISSED';
  return `${figure.name.padEnd(64)} ${`${figure.value} ${figure.unit}`.padStart(12)}${spread.padEnd(20)} ${sign} ${figure.goal} ${verdict}`;
};

const asJson = (area: string, figures: readonly Figure[]): string =>
  JSON.stringify({ area, figures: figures.map(({ spread: _, ...figure }) => figure) });

/** One that cannot run costs the others nothing, but the command ends with a failure. */
const runOne = async (file: string, server: BenchServer): Promise<readonly Figure[]> => {
  try {
    const { bench } = (await import(pathToFileURL(FOLDER + file).href)) as { bench: Bench };
    return await bench(server);
  } catch (error) {
    say(`${file} could not run: ${(error as Error).stack}`);
    process.exitCode = 1;
    return [];
  }
};

const nameOf = (file: string): string => basename(file, '.bench.ts');

const run = async (area: string, only: string | undefined): Promise<Figure[]> => {
  const files = globSync(`${area}/*.bench.ts`, { cwd: FOLDER })
    .filter((file) => (only === undefined ? !LONG.has(nameOf(file)) : nameOf(file) === only))
    .sort();
  if (files.length === 0) throw new Error(`There is no bench for "${area}". Areas: ${areas().join(', ')}.`);
  const server = await startBenchServer(say);
  const figures: Figure[] = [];
  try {
    for (const file of files) {
      say(`running ${file}`);
      figures.push(...(await runOne(file, server)));
    }
  } finally {
    await server.stop();
  }
  return figures;
};

const areas = (): string[] => [
  ...new Set(globSync('*/*.bench.ts', { cwd: FOLDER }).map((file) => file.split('/')[0]!)),
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, only: { type: 'string' } },
});
const area = positionals[0] ?? areas()[0]!;
const figures = await run(area, values.only);
for (const figure of figures) (values.json ? say : console.log)(shown(figure));
if (values.json) console.log(asJson(area, figures));
