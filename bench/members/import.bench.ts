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
import { askCheck, type ImportBench, openImportBench, sendCsv } from './import-program.ts';
import { headings, memberCells } from './member-lines.ts';

const ROWS = 500_000;

const rowsPerCopy = 10_000;

/** The staged rows in COPY's text format, as `\copy` sends them, ready, outside the heap: half a million lines of text would burden both sides. */
const stagedBytes = async (database: pg.ClientConfig, importId: string): Promise<Uint8Array[]> =>
  withOwner(database, async (owner) => {
    const { rows } = await owner.query(
      `SELECT attname FROM pg_attribute WHERE attrelid = 'members.import_row'::regclass AND attnum > 0 ORDER BY attnum`,
    );
    const columns = rows
      .map((row) => `coalesce(replace(${row.attname}::text, '\\', '\\\\'), '\\N')`)
      .join(` || E'\\t' || `);
    const pieces: Uint8Array[] = [];
    for (let after = 0; ; ) {
      const lines = await owner.query({
        text: `SELECT ${columns} FROM members.import_row WHERE import_id = $1 AND row_no > $2 AND row_no <= $3 ORDER BY row_no`,
        values: [importId, after, after + rowsPerCopy],
        rowMode: 'array',
      });
      after += rowsPerCopy;
      if (lines.rows.length === 0) return pieces;
      pieces.push(Buffer.from(lines.rows.map((row) => `${row[0] as string}\n`).join('')));
    }
  });

const emptied = (database: pg.ClientConfig): Promise<unknown> =>
  withOwner(database, (owner) => owner.query('TRUNCATE members.import_row, members.import_fault'));

/** The same rows, ready, into the same table: what COPY alone takes. */
const bareCopy = (bench: ImportBench, pieces: readonly Uint8Array[]): Promise<number> =>
  timed(async () => {
    for (const piece of pieces) await copyRows(bench.program.pools.app_import, 'members.import_row', piece);
  });

const copyFigures = async (bench: ImportBench, database: pg.ClientConfig, importId: string): Promise<Figure[]> => {
  const context = { ...bench.program.errandParts, signal: new AbortController().signal };
  const work = (await loadWork(bench.program.pools.app_import, importId))!;
  const plan = (await asUploader(context, work, 'members.import-plan', { importId })) as Plan;
  await readIntoStaging(context, work, plan);
  const pieces = await stagedBytes(database, importId);
  const ratios: number[] = [];
  const seconds: number[] = [];
  for (let run = 0; run < 3; run++) {
    await emptied(database);
    const bare = await bareCopy(bench, pieces);
    await emptied(database);
    const validated = await timed(() => readIntoStaging(context, work, plan));
    ratios.push(validated / bare);
    seconds.push(validated / 1000);
  }
  return [
    figureOf(
      { name: `validated COPY of ${ROWS} csv rows ÷ COPY of the same rows`, unit: '×', goal: 2, better: 'lower' },
      ratios,
    ),
    figureOf({ name: `${ROWS} csv rows read, judged, sealed, copied`, unit: 's', goal: 60, better: 'lower' }, seconds),
  ];
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

/** Lists of members read at the size of a city; what becomes of them is in import-commit. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const figures: Figure[] = [];
  // Said as they come: the whole takes many minutes.
  const keep = (found: readonly Figure[]): void => {
    for (const { name, value, unit } of found) server.say(`${name}: ${value} ${unit}`);
    figures.push(...found);
  };
  keep(await xlsxFigures());
  const database = await server.copyOf('city_after', fillCityAfter, 'import_long');
  const opened = await openImportBench(database);
  const importId = await askCheck(opened, await sendCsv(opened, ROWS));
  keep(await copyFigures(opened, database, importId));
  await opened.end();
  return figures;
};
