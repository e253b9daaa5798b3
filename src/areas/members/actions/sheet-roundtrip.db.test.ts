import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { readSpreadsheet } from '../../../platform/import/read-spreadsheet.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract.ts';
import { cleaningSheetHeadings, cleaningSheetKeys } from '../rules/import-cleaning-sheet.ts';
import { membersLayout } from '../rules/import-layout.ts';

const harness = await startHarness();
let commune: Commune;
const on = day('2026-11-26');
beforeAll(async () => {
  commune = await loadCommune(harness);
  harness.clock.now = new Date('2026-11-26T03:00:00Z');
  await harness.owner.query(
    `INSERT INTO members.optional_block (id, org_id, org_pos, purpose, campaign, decision_number, decision_on, decision_issuer, since_day, planned_until, opened_by)
     SELECT $1, id, pos, 'reconciling', 'Rà soát', '1-KH/ĐU', '2026-11-01', 'Đảng ủy', '2026-11-01', '2026-12-31', $2
     FROM organisations.organisation WHERE id = $3`,
    [newId(), commune.officer.id, commune.commune],
  );
});

const headerOf = (key: string) =>
  cleaningSheetHeadings[key as never] ?? membersLayout.columns.find((column) => column.key === key)!.header.vi;
const headings = ['STT', ...cleaningSheetKeys.map(headerOf)];
const sheetOf = async (rows: readonly (readonly string[])[]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Sheet1').addRows([headings, ...rows].map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
};
const linesOf = async (contentBase64: string): Promise<string[][]> => {
  const read = await readSpreadsheet(Buffer.from(contentBase64, 'base64'));
  if (isRefusal(read)) throw new Error('the export cannot be read');
  return read.sheets[0]!.rows.slice(2).map(({ cells }) => [...cells]);
};
const trimmed = (row: readonly string[]): string[] => {
  const cells = [...row];
  while (cells.at(-1) === '') cells.pop();
  return cells;
};

const here = { cell: 'Chi bộ thôn 1', sex: 'Nam', ethnicity: 'Kinh', religion: 'Không', state: 'Đang sinh hoạt' };
const admitted = { admittedOn: '03/02/2001', officialOn: '03/02/2002' };
const numbered = (nth: number, fullName: string, more: Record<string, string>): Record<string, string> => ({
  ...{ ...here, sheetNumber: `A${nth}`, fullName, personalId: `00007700000${nth}` },
  ...more,
});
const odd = { homeCountry: 'Việt Nam', homeProvince: 'Hà Nội | Hà Tây', homeDetail: 'Thôn A|B, xã C' };
const people = [
  numbered(1, 'Vi Thử Ba', { birthOn: '03/02/1928', admittedOn: '03/02/1950', officialOn: '03/02/1951' }),
  numbered(2, 'Vi Thử Tư', { birthOn: '1935', admittedOn: '03/02/1960', officialOn: '03/02/1961' }),
  numbered(3, 'Vi Thử Năm', { birthOn: '03/02/1975', ...admitted, ...odd, birthDetail: 'x'.repeat(168) }),
  numbered(4, 'Vi Thử Sáu', { birthOn: '03/02/1998', admittedOn: '03/02/2026', otherName: 'Bí danh, "Sáu"' }),
  numbered(5, 'Vi Thử Bảy', { birthOn: '03/02/1976', ...admitted, card: '01234567', homeDetail: ' ; , ' }),
  numbered(6, 'Vi Thử Tám', { birthOn: '03/02/1977', ...admitted, state: 'Miễn sinh hoạt', stateSince: '01/10/2026' }),
  numbered(7, 'Vi Thử Chín', { birthOn: '03/02/1977', ...admitted, state: 'Khai trừ', stateSince: '01/10/2020' }),
];
const countsOf = async (importId: contract.MemberImportId) =>
  (await harness.ask(commune.officer, contract.importPreview, { importId })).counts;

test('the sheet of 28 columns comes back the same: old births, years alone, bars and long places, cards of eight digits, who is exempt or gone', async () => {
  const rows = people.map((values, at) => [String(at + 1), ...cleaningSheetKeys.map((key) => values[key] ?? '')]);
  const importId = await stageMembers(harness, commune.officer, commune.commune, await sheetOf(rows));
  expect(await countsOf(importId)).toMatchObject({ rows: 7, faulty: 0, fresh: 7 });
  await harness.act(commune.officer, contract.commitImport, { importId, leaveOutFaulty: false });
  const { contentBase64 } = await harness.act(commune.officer, contract.exportIdentifiers, {
    on,
    filter: { underId: commune.commune, presence: 'all' },
    layout: 'cleaning-sheet',
    reason: 'Đối chiếu thẻ (giả định)',
  });
  expect(await linesOf(contentBase64)).toHaveLength(7);
  const again = await stageMembers(harness, commune.officer, commune.commune, Buffer.from(contentBase64, 'base64'));
  expect(await countsOf(again)).toMatchObject({ rows: 7, same: 7, changed: 0, fresh: 0, faulty: 0 });
  // What stood in the cells themselves, without the number of the line.
  const back = new Map((await linesOf(contentBase64)).map((row) => [row[1], trimmed(row.slice(1))]));
  for (const row of rows.filter(([nth]) => ['1', '3', '4'].includes(nth!)))
    expect(back.get(row[1])).toEqual(trimmed(row.slice(1)));
});
