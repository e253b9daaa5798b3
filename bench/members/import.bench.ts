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

const bareSql = (importId: string, account: string): string[] => [
  `INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, kept_by)
   SELECT r.person_id, o.id, o.pos, r.full_name, r.sort_name, r.birth_year, 'members' FROM members.import_row r JOIN organisations.organisation o ON o.id = r.org_id WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, other_name, sex, birth_on, birth_year, ethnicity,
     religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since, admission_decided_on, admitted_on,
     official_on, recognition_decided_on, party_age_from, phone, occupation, schooling, profession, political_theory, residence)
   SELECT r.member_id, r.person_id, o.id, o.pos, r.full_name, r.sort_name, r.other_name, r.sex, r.birth_on, r.birth_year, r.ethnicity,
     r.religion, r.has_new_card, r.card_place, r.card_issued_on, r.dossier_number, r.standing, r.state, r.state_since,
     r.admission_decided_on, r.admitted_on, r.official_on, r.recognition_decided_on, r.admission_decided_on,
     r.phone, r.occupation, r.schooling, r.profession, r.political_theory, r.residence
   FROM members.import_row r JOIN organisations.organisation o ON o.id = r.org_id WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, official_on, is_beginning_known, began_by)
   SELECT r.spell_id, r.member_id, o.id, o.pos, r.full_name, r.sort_name, 'official', current_date, r.standing, r.official_on, false, 'import'
   FROM members.import_row r JOIN organisations.organisation o ON o.id = r.org_id WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.import_line (import_id, row_no, member_id, person_id, what, version)
   SELECT r.import_id, r.row_no, r.member_id, r.person_id, 'made', 1 FROM members.import_row r WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
   SELECT r.personal_id, r.member_id, 'personal-id', r.key_id, r.personal_sealed, r.personal_mac, r.personal_tail FROM members.import_row r WHERE r.import_id = '${importId}'
   UNION ALL SELECT r.card_id, r.member_id, 'old-card', r.key_id, r.card_sealed, r.card_mac, r.card_tail FROM members.import_row r WHERE r.import_id = '${importId}' AND r.card_id IS NOT NULL`,
  `DELETE FROM members.import_row WHERE import_id = '${importId}'`,
  `INSERT INTO platform.audit_entry (id, at, account_id, office_ids, action, org_ids, detail_digest) VALUES (gen_random_uuid(), now(), '${account}', '{}', 'bench', '{}', '')`,
];

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

const shortFigures = async (database: pg.ClientConfig): Promise<Figure[]> => {
  const bench = await openImportBench(database);
  const { run, officer, city, jobs } = bench;
  const uploadId = await sendCsv(bench, SHORT, true);
  const began = performance.now();
  const importId = await askCheck(bench, uploadId);
  await jobs();
  await run(officer, 'members.import-preview', { importId });
  await run(officer, 'members.import-fault-report', { importId });
  await run(officer, 'members.commit-import', { importId, leaveOutFaulty: true });
  const whole = (performance.now() - began) / 1000;
  await withOwner(database, (owner) => owner.query('ANALYZE members.member'));
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
  const seconds =
    (await timed(() => run(officer, 'members.export-identifiers', { on, filter: { underId: city }, columns }))) / 1000;
  clearInterval(timer);
  await bench.end();
  return [
    {
      name: `${SHORT} rows: check, compare, fault report, commit with audit`,
      value: rounded(whole),
      unit: 's',
      goal: 15,
      better: 'lower',
    },
    { name: `export of ${SHORT} rows with identifiers`, value: rounded(seconds), unit: 's', goal: 5, better: 'lower' },
    {
      name: `export of ${SHORT} rows: memory above the program’s own`,
      value: rounded((peak - before) / 1048576),
      unit: 'MB',
      goal: 200,
      better: 'lower',
    },
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

/** Lists of members in and out at the size of a city. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const short = await shortFigures(await server.copyOf('city_after', fillCityAfter, 'import_short'));
  const database = await server.copyOf('city_after', fillCityAfter, 'import_long');
  const opened = await openImportBench(database);
  server.say(`sending ${ROWS} rows`);
  const importId = await askCheck(opened, await sendCsv(opened, ROWS));
  const copy = await copyFigures(opened, database, importId);
  const commit = await commitFigures(server, opened, 'import_long', importId);
  return [...short, ...copy, ...commit, ...(await xlsxFigures())];
};
