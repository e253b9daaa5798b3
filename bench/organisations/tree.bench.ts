import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { PackedTree } from '../../src/areas/organisations/contract/tree.ts';
import { openTree, searchTree } from '../../src/areas/organisations/rules/packed-tree.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import type { BenchServer } from '../bench-server.ts';
import { type Figure, figureOf, median, rounded, timed } from '../figure.ts';
import { fillCityAfter } from './cities.ts';

const RUNS = 7;

/** Keys as a person presses them: every beginning of these, the slowest key counts. */
const TYPED = ['chi bo thon an phu', 'dang bo phuong hoan', 'to dan pho so 12'];

type Run = (name: string, input: unknown) => Promise<unknown>;

const treeFigures = async (ask: Run): Promise<Figure[]> => {
  const tree = () => ask('organisations.tree', { on: dayOf(new Date()) });
  const cold = await timed(tree);
  const json = JSON.stringify(await tree());
  const gzipped = await promisify(gzip)(json);
  const brotli = await promisify(brotliCompress)(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const warm = await runsOf(tree);
  const packed = JSON.parse(json) as PackedTree;
  const size = (how: string, bytes: number): Figure => ({
    name: `tree of ${packed.count} organisations, JSON ${how}`,
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
    ...(await searchHereFigures(packed)),
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

/** What the browser does with the tree it was sent: opening it once, and one search per key. */
const searchHereFigures = async (packed: PackedTree): Promise<Figure[]> => {
  const opening = await runsOf(async () => openTree(packed));
  const tree = openTree(packed);
  const slowest = await timesOfSlowestKey(async (text) => searchTree(tree, text, 200));
  return [
    figureOf({ name: 'tree opened in the browser, in Node', unit: 'ms', goal: 300, better: 'lower' }, opening),
    figureOf(
      { name: 'search in the tree on screen, in Node, slowest key', unit: 'ms', goal: 100, better: 'lower' },
      slowest,
    ),
  ];
};

const searchFigure = async (search: (text: string) => Promise<unknown>): Promise<Figure> =>
  figureOf(
    { name: 'search on the server, slowest key', unit: 'ms', goal: 100, better: 'lower' },
    await timesOfSlowestKey(search),
  );

const runsOf = async (work: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let at = 0; at < RUNS; at++) times.push(await timed(work));
  return times;
};

/** The times of the key whose median is the highest. A maximum over all keys and runs would tell what else the machine was doing. */
const timesOfSlowestKey = async (search: (text: string) => Promise<unknown>): Promise<number[]> => {
  const keys = TYPED.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1))).filter(
    (text) => text.trim() === text,
  );
  await search('a');
  const timesByKey = new Map(keys.map((key) => [key, [] as number[]]));
  for (let at = 0; at < RUNS; at++) for (const [key, times] of timesByKey) times.push(await timed(() => search(key)));
  return [...timesByKey.values()].sort((a, b) => median(b) - median(a))[0]!;
};
