import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import type { ImportState } from '../../../platform/import/staging.ts';
import type { WorkPhase } from '../../../platform/import/work.ts';
import { mediaTypes, type XlsxSheet, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { organisationId } from '../../organisations/contract.ts';
import * as contract from '../contract/import.ts';
import { membersLayout, ownColumns } from '../rules/import-layout.ts';
import { membersImportKind } from './import-record.ts';

type Line = {
  id: string;
  fileName: string;
  state: ImportState;
  phase: WorkPhase;
  orgId: string;
  stagedAt: Date;
  closedAt: Date | null;
  receipt: contract.ImportReceipt | null;
};

export const imports = question(contract.imports, async ({ limit }, { tx, today, actor }) => {
  const { rows } = await sql<Line>`
    SELECT i.id, i.file_name AS "fileName", i.state, coalesce(w.phase, 'done') AS phase, i.org_id AS "orgId", i.staged_at AS "stagedAt",
           i.closed_at AS "closedAt", i.receipt
    FROM platform.import i LEFT JOIN platform.import_work w ON w.import_id = i.id
    WHERE i.kind = ${membersImportKind} AND i.account_id = ${actor.accountId}
    ORDER BY i.staged_at DESC, i.id DESC LIMIT ${limit}`.execute(tx);
  return {
    rows: rows.map((line) => ({
      importId: contract.memberImportId.parse(line.id),
      fileName: line.fileName,
      state: line.state,
      phase: line.phase,
      underId: organisationId.parse(line.orgId),
      stagedAt: line.stagedAt.toISOString(),
      receipt: line.receipt,
      mayUndo: line.state === 'committed' && line.closedAt !== null && dayOf(line.closedAt) === today,
    })),
  };
});

const notes = {
  vi: 'Ghi từ dòng dưới tiêu đề, mỗi dòng một đảng viên. Ngày ghi dd/mm/yyyy; chỉ biết năm sinh thì ghi năm. Số định danh và số thẻ để dạng chữ, giữ số 0 ở đầu.',
  en: 'Fill in below the headings, one member a row. Days as dd/mm/yyyy; the year alone where only it is known. Numbers stay text, with their leading zeros.',
} as const;
const listsName = { vi: 'Danh mục', en: 'Lists' } as const;

export const importTemplate = question(contract.importTemplate, async ({ language }, { now }) => {
  const chosen = ownColumns.filter(({ choices }) => choices !== undefined);
  const list: XlsxSheet = {
    name: membersLayout.sheetNames[language],
    title: [notes[language]],
    columns: ownColumns.map((column) => {
      const at = columnLetters(chosen.indexOf(column));
      const choicesFrom = `'${listsName[language]}'!$${at}$2:$${at}$${(column.choices?.length ?? 0) + 1}`;
      return { header: column.header[language], width: column.width ?? 18, ...(column.choices ? { choicesFrom } : {}) };
    }),
    rows: [],
  };
  const length = Math.max(...chosen.map(({ choices = [] }) => choices.length));
  const lists: XlsxSheet = {
    name: listsName[language],
    columns: chosen.map(({ header }) => ({ header: header[language], width: 26 })),
    rows: Array.from({ length }, (_, row) => chosen.map(({ choices }) => choices?.[row]?.[language] ?? null)),
  };
  const bytes = await xlsxBytes([list, lists], now);
  return {
    fileName: 'mau-danh-sach-dang-vien.xlsx',
    mediaType: mediaTypes.xlsx,
    contentBase64: Buffer.from(bytes).toString('base64'),
  };
});
