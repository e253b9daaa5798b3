import type pg from 'pg';
import { compareStaged } from '../../src/areas/members/jobs/read-import.ts';
import { loadWork } from '../../src/platform/import/work.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, rounded, timed } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';
import { bareSql } from './bare-import.ts';
import { askCheck, type ImportBench, openImportBench, sendCsv } from './import-program.ts';

const SHORT = 50_000;
/** Rows of a list, and how often its commit and the bare statements take turns. */
const SIZES = [
  [100_000, 3],
  [500_000, 2],
] as const;

const compareAlone = async (bench: ImportBench, importId: string): Promise<number> => {
  const { program } = bench;
  const context = { ...program.errandParts, signal: new AbortController().signal };
  const work = (await loadWork(program.pools.app_import, importId))!;
  return timed(() => compareStaged(context, work));
};

const stage = async (bench: ImportBench, rows: number): Promise<string> => {
  const importId = await askCheck(bench, await sendCsv(bench, rows));
  await bench.jobs();
  return importId;
};

/** A new copy of a database, everything of it written to the disk: both sides of a pair begin on the same ground. */
const onCopy = async <T>(server: BenchServer, of: string, work: (copy: pg.ClientConfig) => Promise<T>): Promise<T> => {
  const [admin, name] = [server.ownerOf('postgres'), `${of}_copy`];
  await withOwner(admin, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${of} STRATEGY file_copy`);
    await client.query('CHECKPOINT');
  });
  const found = await work(server.ownerOf(name));
  await withOwner(admin, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  return found;
};

/** One transaction of the bare statements; nothing is compared, nothing checked. */
const bareCommit = (server: BenchServer, staged: Staged): Promise<number> =>
  onCopy(server, staged.name, (copy) =>
    withOwner(copy, (owner) =>
      timed(async () => {
        await owner.query('BEGIN');
        for (const statement of bareSql(staged.importId, staged.officer)) {
          const taken = await timed(() => owner.query(statement));
          server.say(`  bare ${statement.slice(0, 45)}: ${Math.round(taken)} ms`);
        }
        await owner.query('COMMIT');
      }),
    ),
  );

type Staged = { readonly name: string; readonly importId: string; readonly officer: string };

const compareAndCommit = (server: BenchServer, { name, importId, officer }: Staged): Promise<number> =>
  onCopy(server, name, async (copy) => {
    const bench = await openImportBench(copy);
    const compare = await compareAlone(bench, importId);
    const commit = await timed(() => bench.run(officer, 'members.commit-import', { importId }));
    await bench.end();
    server.say(`  compare ${Math.round(compare)} ms, commit ${Math.round(commit)} ms`);
    return compare + commit;
  });

/** The same list sent again to a city in which all of its rows are members by now: what the second comparison takes. */
const compareAgain = (server: BenchServer, { name, importId, officer }: Staged, rows: number): Promise<number> =>
  onCopy(server, name, async (copy) => {
    const bench = await openImportBench(copy);
    await bench.run(officer, 'members.commit-import', { importId });
    const again = await compareAlone(bench, await stage(bench, rows));
    await bench.end();
    return again;
  });

const commitFigures = async (server: BenchServer, name: string, rows: number, runs: number): Promise<Figure[]> => {
  const first = await openImportBench(await server.copyOf('city_after', fillCityAfter, name));
  const staged = { name, importId: await stage(first, rows), officer: first.officer };
  await first.end();
  const [ratios, seconds]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const bareFirst = run % 2 === 0 ? await bareCommit(server, staged) : null;
    const ours = await compareAndCommit(server, staged);
    ratios.push(ours / (bareFirst ?? (await bareCommit(server, staged))));
    seconds.push(ours / 1000);
  }
  const again = (await compareAgain(server, staged, rows)) / 1000;
  const what = `compare and commit of ${rows} rows`;
  return [
    figureOf({ name: `${what} ÷ bare set-based SQL`, unit: '×', goal: 2, better: 'lower' }, ratios),
    figureOf({ name: what, unit: 's', goal: 600, better: 'lower' }, seconds),
    figureOf(
      { name: `the same ${rows} rows compared again, all of them there`, unit: 's', goal: 300, better: 'lower' },
      [again],
    ),
  ];
};

const importShort = async (bench: ImportBench): Promise<Figure> => {
  const { run, officer, jobs } = bench;
  const uploadId = await sendCsv(bench, SHORT, true);
  const seconds = await timed(async () => {
    const importId = await askCheck(bench, uploadId);
    await jobs();
    await run(officer, 'members.import-preview', { importId });
    await run(officer, 'members.import-fault-report', { importId });
    await run(officer, 'members.commit-import', { importId, leaveOutFaulty: true });
  });
  const name = `${SHORT} rows: check, compare, fault report, commit with audit`;
  return { name, value: rounded(seconds / 1000), unit: 's', goal: 15, better: 'lower' };
};

const exportShort = async ({ run, officer, city }: ImportBench): Promise<Figure[]> => {
  const on = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const columns = [
    'fullName',
    'sex',
    'birthOn',
    'personalId',
    'card',
    'cell',
    'admittedOn',
    'officialOn',
    'standing',
    'state',
    'phone',
  ];
  const ms = await timed(() =>
    run(officer, 'members.export-identifiers', { on, filter: { underId: city }, columns, reason: 'Đo tốc độ' }),
  );
  clearInterval(timer);
  const what = `export of ${SHORT} rows`;
  return [
    { name: `${what} with identifiers`, value: rounded(ms / 1000), unit: 's', goal: 5, better: 'lower' },
    {
      name: `${what}: memory above the program’s own`,
      value: rounded((peak - before) / 1048576),
      unit: 'MB',
      goal: 200,
      better: 'lower',
    },
  ];
};

const shortFigures = async (database: pg.ClientConfig): Promise<Figure[]> => {
  const bench = await openImportBench(database);
  const whole = await importShort(bench);
  await withOwner(database, (owner) => owner.query('ANALYZE members.member'));
  const exported = await exportShort(bench);
  await bench.end();
  return [whole, ...exported];
};

/** Lists of members written and given out; each size on a city of its own without members. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const figures: Figure[] = [];
  // Said as they come: the whole takes many minutes.
  const keep = (found: readonly Figure[]): void => {
    for (const { name, value, unit } of found) server.say(`${name}: ${value} ${unit}`);
    figures.push(...found);
  };
  keep(await shortFigures(await server.copyOf('city_after', fillCityAfter, 'import_short')));
  for (const [rows, runs] of SIZES) keep(await commitFigures(server, `import_${rows}`, rows, runs));
  return figures;
};
