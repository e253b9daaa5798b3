import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mediaTypes, type XlsxCell, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import * as contract from '../contract/import.ts';
import { faultSheet } from '../papers/import-faults.ts';
import { membersLayout } from '../rules/import-layout.ts';
import { memberImport } from './import-record.ts';

type Line = {
  nth: number;
  row: number;
  column: string | null;
  field: string | null;
  value: string;
  code: string;
  params: Record<string, string | number>;
  suggestion: string | null;
  level: 'stop' | 'attention';
};

const headingByKey = new Map(membersLayout.columns.map(({ key, header }) => [key as string, header]));

const lines = async (tx: Tx, importId: string, from: number, limit: number, level: string | null): Promise<Line[]> => {
  const { rows } = await sql<Line>`
    SELECT f.nth, f.row_no AS row, f.column_letters AS column, f.field, f.value, f.code, f.params, f.suggestion, f.level
    FROM members.import_faults(${importId}) f WHERE f.nth > ${from} AND (${level}::text IS NULL OR f.level = ${level})
    ORDER BY f.nth LIMIT ${limit}`.execute(tx);
  return rows;
};

export const importFaults = question(
  contract.importFaults,
  async ({ importId, after, limit, level }, { tx, actor }) => {
    await memberImport(tx, importId, actor.accountId);
    const rows = await lines(tx, importId, after, limit + 1, level);
    const page = rows.slice(0, limit);
    return {
      faults: page.map(({ field, ...line }) => ({ ...line, heading: headingByKey.get(field ?? '') ?? null })),
      next: rows.length > limit ? page.at(-1)!.nth : null,
    };
  },
);

const linesPerRead = 5_000;

/** Faults as rows of a sheet, read a few thousand at a time. */
async function* faultRows(
  tx: Tx,
  importId: string,
  toRow: (line: Line) => readonly XlsxCell[],
): AsyncGenerator<readonly XlsxCell[]> {
  for (let from = 0; ; ) {
    const page = await lines(tx, importId, from, linesPerRead, null);
    for (const line of page) yield toRow(line);
    if (page.length < linesPerRead) return;
    from = page.at(-1)!.nth;
  }
}

export const importFaultReport = question(
  contract.importFaultReport,
  async ({ importId, language }, { tx, now, actor }) => {
    const record = await memberImport(tx, importId, actor.accountId);
    const { sheet, toRow } = faultSheet(language, record.fileName);
    const rows = faultRows(tx, importId, ({ field, ...line }) =>
      toRow({ ...line, heading: headingByKey.get(field ?? '') ?? null }),
    );
    const bytes = await xlsxBytes([{ ...sheet, rows }], now);
    return {
      fileName: 'loi-trong-tep.xlsx',
      mediaType: mediaTypes.xlsx,
      contentBase64: Buffer.from(bytes).toString('base64'),
    };
  },
);
