import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import type { BenchServer } from '../bench-server.ts';
import { type Figure, figureOf, rounded, timed } from '../figure.ts';
import { fillCityAfter } from './cities.ts';

const RUNS = 7;

/** Keys as a person presses them: every beginning of these, worst key counts. */
const TYPED = ['chi bo thon an phu', 'dang bo phuong hoan', 'to dan pho so 12'];

type Run = (name: string, input: unknown) => Promise<unknown>;

const treeFigures = async (ask: Run): Promise<Figure[]> => {
  const tree = () => ask('organisations.tree', { on: dayOf(new Date()) });
  const cold = await timed(tree);
  const json = JSON.stringify(await tree());
  const gzipped = await promisify(gzip)(json);
  const brotli = await promisify(brotliCompress)(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const warm: number[] = [];
  for (let at = 0; at < RUNS; at++) warm.push(await timed(tree));
  const { count } = JSON.parse(json) as { count: number };
  const size = (how: string, bytes: number): Figure => ({
    name: `tree of ${count} organisations, JSON ${how}`,
    value: rounded(bytes / 1000),
    unit: 'kB',
    goal: 200,
    better: 'lower',
  });
  return [
    size('gzipped', gzipped.length),
    size('brotli 5', brotli.length),
    figureOf({ name: 'tree on the server, first reading after a change', unit: 'ms', goal: 1000, better: 'lower' }, [
      cold,
    ]),
    figureOf({ name: 'tree on the server, read again', unit: 'ms', goal: 100, better: 'lower' }, warm),
  ];
};

/** What the tree screen is sent for 20,000 organisations, how long that takes, and the search behind its field. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_after', fillCityAfter, 'tree');
  const { account, run, end } = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const reader = await account('reader', city!);
    const ask: Run = (name, input) => run(reader, name, input);
    return [...(await treeFigures(ask)), await searchFigure((text) => ask('organisations.search', { text }))];
  } finally {
    await end();
  }
};

const searchFigure = async (search: (text: string) => Promise<unknown>): Promise<Figure> => {
  const keys = TYPED.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1))).filter(
    (text) => text.trim() === text,
  );
  await search('a');
  const slowestOfRun: number[] = [];
  for (let at = 0; at < RUNS; at++) {
    let slowest = 0;
    for (const key of keys) slowest = Math.max(slowest, await timed(() => search(key)));
    slowestOfRun.push(slowest);
  }
  return figureOf(
    { name: 'search on the server, slowest key of a run', unit: 'ms', goal: 100, better: 'lower' },
    slowestOfRun,
  );
};
