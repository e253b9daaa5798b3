import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isNumberingRow } from '../../../platform/import/check-rows.ts';
import { matchHeader, sheetFor } from '../../../platform/import/match-header.ts';
import { type OpenSheet, openSpreadsheet } from '../../../platform/import/open-spreadsheet.ts';
import { columnLetters, type Sheet, type SheetRow } from '../../../platform/import/sheet.ts';
import { getWholeUpload, type UploadRecord } from '../../../platform/import/uploads.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { optionalBlockColumns } from '../rules/import-cleaning-sheet.ts';
import { membersLayout } from '../rules/import-layout.ts';
import { headerDigest, kindOfColumns } from '../rules/import-mapping.ts';
import { membersImportKind } from './import-record.ts';

const rowsLookedAt = 40;
const samplesShown = 3;

const headRows = async (sheet: OpenSheet): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.batches()) {
    rows.push(...batch);
    if (rows.length >= rowsLookedAt) break;
  }
  return rows.slice(0, rowsLookedAt);
};

export type FileHead = {
  readonly sheets: readonly string[];
  readonly sheet: Sheet;
  /** Row of the headings: stated, found, or that with the most cells. */
  readonly headerRow: number;
  readonly columnByKey: Readonly<Record<string, number>>;
  readonly headings: readonly string[];
};

const fullest = (rows: readonly SheetRow[]): number =>
  rows.slice(0, 15).toSorted((a, b) => b.cells.filter(Boolean).length - a.cells.filter(Boolean).length)[0]?.row ?? 1;

// Under a heading merged over several columns stand their own: both together are the heading.
const headingsAt = ({ rows }: Sheet, headerRow: number): string[] => {
  const here = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  const above = rows.find(({ row }) => row === headerRow - 1)?.cells ?? [];
  return here.map((cell, at) =>
    above[at] && above[at] !== cell && above.filter(Boolean).length > 2 ? `${above[at]}: ${cell}` : cell,
  );
};

/** The first rows of an uploaded file with its headings, as far as they can be told. */
export const fileHeadOf = async (
  { files }: Pick<QuestionContext, 'files'>,
  upload: UploadRecord,
  wantedSheet: string | null,
  headerRow: number | null,
): Promise<FileHead> => {
  const read = () => files.read(upload.id, upload.receivedPieces);
  const opened = orRefuse(await openSpreadsheet({ sizeBytes: upload.sizeBytes, read }));
  const sheets: Sheet[] = [];
  for (const sheet of opened.sheets) sheets.push({ name: sheet.name, rows: await headRows(sheet) });
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const sheet = filled.find(({ name }) => name === wantedSheet) ?? sheetFor(membersLayout, filled) ?? filled[0];
  if (!sheet) throw new Refused(refuse(reason('platform.file-empty', {}, 'uploadId')));
  const rows =
    headerRow === null ? sheet.rows : sheet.rows.filter(({ row }) => row === headerRow || row === headerRow - 1);
  const match = matchHeader(membersLayout, { ...sheet, rows });
  const isFound = !('reasons' in match);
  const at = headerRow ?? (isFound ? match.headerRow : fullest(sheet.rows));
  return {
    sheets: filled.map(({ name }) => name),
    sheet,
    headerRow: at,
    columnByKey: isFound ? match.columnByKey : {},
    headings: headingsAt(sheet, at),
  };
};

const rememberedFor = async (tx: Tx, headings: readonly string[]): Promise<contract.ImportMapping | undefined> => {
  const digest = createHash('sha256').update(headerDigest(headings)).digest();
  const { rows } = await sql<{ mapping: contract.ImportMapping }>`
    SELECT mapping FROM platform.import_mapping
    WHERE kind = ${membersImportKind} AND header_digest = ${digest} AND account_id = current_setting('app.account')::uuid`.execute(
    tx,
  );
  return rows[0]?.mapping;
};

const lettersOf = (columnByKey: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(columnByKey).map(([key, at]) => [key, columnLetters(at)]));

const columnsOf = ({ sheet, headerRow, headings }: FileHead) => {
  const below = sheet.rows.filter((row) => row.row > headerRow && !isNumberingRow(row));
  const width = Math.max(headings.length, ...below.map(({ cells }) => cells.length), 0);
  return Array.from({ length: width }, (_, at) => ({
    letters: columnLetters(at),
    heading: headings[at] ?? '',
    samples: below
      .map(({ cells }) => cells[at] ?? '')
      .filter(Boolean)
      .slice(0, samplesShown),
  }));
};

const blockKeys = new Set<string>(optionalBlockColumns.flatMap(({ keys }) => keys));

export const importColumns = question(contract.importColumns, async (input, context) => {
  const upload = orRefuse(await getWholeUpload(context.tx, input.uploadId));
  const head = await fileHeadOf(context, upload, input.sheet, input.headerRow);
  const remembered = await rememberedFor(context.tx, head.headings);
  const found = lettersOf(head.columnByKey);
  const columns = remembered?.columns ?? found;
  const isOther = remembered !== undefined && JSON.stringify(remembered.columns) !== JSON.stringify(found);
  return {
    fileName: upload.fileName,
    sheets: [...head.sheets],
    mapping: { sheet: head.sheet.name, headerRow: head.headerRow, columns },
    kind: isOther ? ('remembered' as const) : kindOfColumns(new Set(Object.keys(columns))),
    columns: columnsOf(head),
    keys: membersLayout.columns.map(({ key, header, required }) => ({
      key,
      ...header,
      isRequired: required ?? false,
      isOptionalBlock: blockKeys.has(key),
    })),
  };
});
