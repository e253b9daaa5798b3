import type pg from 'pg';
import { asUploader } from '../../src/areas/members/jobs/read-import.ts';
import { loadWork } from '../../src/platform/import/work.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, rounded, timed } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';
import { bareSql } from './bare-import.ts';
import { askCheck, type ImportBench, openImportBench, sendCsv } from './import-program.ts';

const SHORT = 50_000;
const SIZES = [100_000, 500_000];

const compareAlone = async (bench: ImportBench, importId: string): Promise<number> => {
  const { program } = bench;
  const context = { ...program.errandParts, signal: new AbortController().signal };
  const work = (await loadWork(program.pools.app_import, importId))!;
  return timed(() => asUploader(context, work, 'members.compare-import', { importId }));
};

const stage = async (bench: ImportBench, rows: number): Promise<string> => {
  const importId = await askCheck(bench, await sendCsv(bench, rows));
  await bench.jobs();
  return importId;
};

/** One transaction of the bare statements on a copy of the same staged database; nothing is compared, nothing checked. */
const bareCommit = async (server: BenchServer, name: string, importId: string, account: string): Promise<number> => {
  const admin = server.ownerOf('postgres');
  await withOwner(admin, (client) => client.query(`CREATE DATABASE import_bare TEMPLATE ${name}`));
  const ms = await withOwner(server.ownerOf('import_bare'), (owner) =>
    timed(async () => {
      await owner.query('BEGIN');
      for (const statement of bareSql(importId, account)) {
        const taken = await timed(() => owner.query(statement));
        server.say(`  bare ${statement.slice(0, 45)}: ${Math.round(taken)} ms`);
      }
      await owner.query('COMMIT');
    }),
  );
  await withOwner(admin, (client) => client.query('DROP DATABASE import_bare WITH (FORCE)'));
  return ms;
};

const secondsOf = (name: string, ms: number, goal: number): Figure => ({
  name,
  value: rounded(ms / 1000),
  unit: 's',
  goal,
  better: 'lower',
});

/** The commit on a database that has just been started anew, like the bare statements on their copy; then the same list once more. */
const commitFigures = async (server: BenchServer, name: string, rows: number): Promise<Figure[]> => {
  const first = await openImportBench(await server.copyOf('city_after', fillCityAfter, name));
  const { officer } = first;
  const importId = await stage(first, rows);
  const compare = await compareAlone(first, importId);
  await first.end();
  const bare = await bareCommit(server, name, importId, officer);
  const again = await openImportBench(server.ownerOf(name));
  const commit = await timed(() => again.run(officer, 'members.commit-import', { importId }));
  server.say(`  compare ${Math.round(compare)} ms, commit ${Math.round(commit)} ms, bare ${Math.round(bare)} ms`);
  const ratio = rounded((compare + commit) / bare);
  const figures: Figure[] = [
    {
      name: `compare and commit of ${rows} rows ÷ bare set-based SQL`,
      value: ratio,
      unit: '×',
      goal: 2,
      better: 'lower',
    },
    secondsOf(`compare and commit of ${rows} rows`, compare + commit, 600),
    secondsOf(
      `the same ${rows} rows compared again, all of them there`,
      await compareAlone(again, await stage(again, rows)),
      300,
    ),
  ];
  await again.end();
  return figures;
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
  for (const rows of SIZES) keep(await commitFigures(server, `import_${rows}`, rows));
  return figures;
};
