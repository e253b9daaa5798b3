import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import type pg from 'pg';
import { asUploader, type Plan, readIntoStaging } from '../../src/areas/members/jobs/read-import.ts';
import { copyRows } from '../../src/platform/import/copy-rows.ts';
import { loadWork } from '../../src/platform/import/work.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, rounded, timed } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';
import { bareSql } from './bare-import.ts';
import { askCheck, type ImportBench, openImportBench, sendCsv } from './import-program.ts';
import { headings, memberCells } from './member-lines.ts';

const ROWS = 500_000;
const SHORT = 50_000;

const stagedText = async (database: pg.ClientConfig, importId: string): Promise<string[]> =>
  withOwner(database, async (owner) => {
    const { rows } = await owner.query(
      `SELECT attname FROM pg_attribute WHERE attrelid = 'members.import_row'::regclass AND attnum > 0 ORDER BY attnum`,
    );
    const columns = rows
      .map((row) => `coalesce(replace(${row.attname}::text, '\\', '\\\\'), '\\N')`)
      .join(` || E'\\t' || `);
    const lines = await owner.query({
      text: `SELECT ${columns} FROM members.import_row WHERE import_id = $1 ORDER BY row_no`,
      values: [importId],
      rowMode: 'array',
    });
    return lines.rows.map((row) => row[0] as string);
  });

/** The same rows, ready, into the same table: what COPY alone takes. */
const bareCopy = async (bench: ImportBench, lines: readonly string[]): Promise<number> => {
  const pool = bench.program.pools.app_import;
  await pool.query('DELETE FROM members.import_row');
  return timed(async () => {
    for (let from = 0; from < lines.length; from += 10_000)
      await copyRows(pool, 'members.import_row', lines.slice(from, from + 10_000));
  });
};

const copyFigures = async (bench: ImportBench, database: pg.ClientConfig, importId: string): Promise<Figure[]> => {
  const context = { ...bench.program.errandParts, signal: new AbortController().signal };
  const work = (await loadWork(bench.program.pools.app_import, importId))!;
  const plan = (await asUploader(context, work, 'members.import-plan', { importId })) as Plan;
  const validated = () => timed(() => readIntoStaging(context, work, plan));
  const first = await validated();
  const lines = await stagedText(database, importId);
  const ratios: number[] = [];
  for (let run = 0; run < 3; run++) {
    const bare = await bareCopy(bench, lines);
    ratios.push((run === 0 ? first : await validated()) / bare);
  }
  await validated();
  return [
    figureOf(
      { name: `validated COPY of ${ROWS} csv rows ÷ COPY of the same rows`, unit: '×', goal: 2, better: 'lower' },
      ratios,
    ),
    {
      name: `${ROWS} csv rows read, judged, sealed, copied`,
      value: rounded(first / 1000),
      unit: 's',
      goal: 60,
      better: 'lower',
    },
  ];
};

/** One transaction of the bare statements on a copy of the same staged database; nothing is compared, nothing checked. */
const bareCommit = (database: pg.ClientConfig, importId: string, account: string): Promise<number> =>
  withOwner(database, async (owner) => {
    await owner.query('BEGIN');
    const ms = await timed(async () => {
      for (const statement of bareSql(importId, account)) await owner.query(statement);
      await owner.query('COMMIT');
    });
    return ms;
  });

const commitFigures = async (
  server: BenchServer,
  bench: ImportBench,
  name: string,
  importId: string,
): Promise<Figure[]> => {
  const { run, officer, program } = bench;
  const context = { ...program.errandParts, signal: new AbortController().signal };
  const compare = await timed(async () => {
    const work = (await loadWork(program.pools.app_import, importId))!;
    await asUploader(context, work, 'members.compare-import', { importId });
  });
  await program.end();
  const admin = server.ownerOf('postgres');
  await withOwner(admin, (client) => client.query(`CREATE DATABASE import_bare TEMPLATE ${name}`));
  const bare = await bareCommit(server.ownerOf('import_bare'), importId, officer);
  await withOwner(admin, (client) => client.query('DROP DATABASE import_bare WITH (FORCE)'));
  void run;
  const again = await openImportBench(server.ownerOf(name));
  const commit = await timed(() => again.run(officer, 'members.commit-import', { importId }));
  await again.end();
  return [
    {
      name: `compare and commit of ${ROWS} rows ÷ bare set-based SQL`,
      value: rounded((compare + commit) / bare),
      unit: '×',
      goal: 2,
      better: 'lower',
    },
    {
      name: `compare and commit of ${ROWS} rows`,
      value: rounded((compare + commit) / 1000),
      unit: 's',
      goal: 600,
      better: 'lower',
    },
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
  const ms = await timed(() => run(officer, 'members.export-identifiers', { on, filter: { underId: city }, columns }));
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

const writeWorkbook = async (path: string, useSharedStrings: boolean): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings,
    useStyles: false,
  });
  const sheet = book.addWorksheet('Đảng viên');
  sheet.addRow([...headings]).commit();
  const cells = Array.from({ length: 5_000 }, (_, n) => `Chi bộ mẫu số ${n}`);
  for (let n = 0; n < ROWS; n++) sheet.addRow(memberCells(n, cells)).commit();
  sheet.commit();
  await book.commit();
};

const xlsxFigures = async (): Promise<Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'vung-manh-xlsx-'));
  const figures: Figure[] = [];
  for (const [kind, shared, goal] of [
    ['inline strings', false, 500],
    ['shared strings', true, 1_500],
  ] as const) {
    const path = join(folder, `${shared}.xlsx`);
    await writeWorkbook(path, shared);
    const script = fileURLToPath(new URL('./read-xlsx.ts', import.meta.url));
    const read = JSON.parse(
      execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, path], { encoding: 'utf8' }),
    ) as { rows: number; seconds: number; peakMb: number };
    figures.push(
      {
        name: `xlsx of ${read.rows} rows × 25, ${kind}: peak memory of the process`,
        value: rounded(read.peakMb),
        unit: 'MB',
        goal,
        better: 'lower',
      },
      {
        name: `xlsx of ${read.rows} rows × 25, ${kind}: reading`,
        value: rounded(read.seconds),
        unit: 's',
        goal: 120,
        better: 'lower',
      },
    );
  }
  rmSync(folder, { recursive: true });
  return figures;
};

/** Lists of members in and out at the size of a city. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const figures: Figure[] = [];
  // Said as they come: the whole takes many minutes.
  const keep = (found: readonly Figure[]): void => {
    for (const { name, value, unit } of found) server.say(`${name}: ${value} ${unit}`);
    figures.push(...found);
  };
  keep(await xlsxFigures());
  keep(await shortFigures(await server.copyOf('city_after', fillCityAfter, 'import_short')));
  const database = await server.copyOf('city_after', fillCityAfter, 'import_long');
  const opened = await openImportBench(database);
  const importId = await askCheck(opened, await sendCsv(opened, ROWS));
  keep(await copyFigures(opened, database, importId));
  keep(await commitFigures(server, opened, 'import_long', importId));
  return figures;
};
