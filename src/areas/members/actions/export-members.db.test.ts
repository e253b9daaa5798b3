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
});

const headings = [
  'STT',
  ...cleaningSheetKeys.map(
    (key) => cleaningSheetHeadings[key] ?? membersLayout.columns.find((column) => column.key === key)!.header.vi,
  ),
];
const line = (values: Record<string, string>, number: number) => [
  String(number),
  ...cleaningSheetKeys.map((key) => values[key] ?? ''),
];
const people = [
  {
    sheetNumber: 'DV-0001',
    fullName: 'Nguyễn Thử Nhất',
    sex: 'Nam',
    birthOn: '15/03/1975',
    ethnicity: 'Kinh',
    religion: 'Không',
    personalId: '000075000001',
    card: '000075000001',
    cardPlace: 'Thành ủy Thử Nghiệm',
    cardIssuedOn: '02/09/2025',
    oldCard: '01234567',
    cell: 'Chi bộ thôn 1',
    birthCountry: 'Việt Nam',
    birthProvince: 'Hà Nội',
    birthDetail: 'Xã Mẫu',
    homeCountry: 'Việt Nam',
    homeProvince: 'Nam Định',
    homeDetail: 'Xã Cũ, thôn 2',
    permanentCountry: 'Việt Nam',
    permanentProvince: 'Hà Nội',
    permanentDetail: 'Số 1 đường Mẫu',
    admittedOn: '03/02/2000',
    officialOn: '03/02/2001',
    oldIdentityNumber: '012345678',
    state: 'Đang sinh hoạt',
  },
  {
    sheetNumber: 'DV-0002',
    fullName: 'Trần Thử Nhì',
    otherName: 'Hai',
    sex: 'Nữ',
    birthOn: '1960',
    ethnicity: 'Mường',
    religion: 'Công giáo',
    personalId: '000160000002',
    cell: 'Chi bộ thôn 2',
    homeProvince: 'Hà Nội',
    admittedOn: '19/05/1985',
    officialOn: '19/05/1986',
    state: 'Từ trần',
    stateSince: '01/10/2026',
  },
];

const sheetOf = async (rows: readonly (readonly string[])[]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Sheet1').addRows([headings, ...rows].map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
};
const rowsOf = async (contentBase64: string): Promise<string[][]> => {
  const read = await readSpreadsheet(Buffer.from(contentBase64, 'base64'));
  if (isRefusal(read)) throw new Error('the export cannot be read');
  return read.sheets[0]!.rows.map(({ cells }) => [...cells]);
};
const trimmed = (row: readonly string[]): string[] => {
  const cells = [...row];
  while (cells.at(-1) === '') cells.pop();
  return cells;
};
const wanted = () => ({
  on,
  filter: { underId: commune.commune, presence: 'all' as const },
  layout: 'cleaning-sheet' as const,
});

const openBlock = () =>
  harness.owner.query(
    `INSERT INTO members.optional_block (id, org_id, org_pos, purpose, campaign, decision_number, decision_on, decision_issuer, since_day, planned_until, opened_by)
     SELECT $1, id, pos, 'reconciling', 'Rà soát', '1-KH/ĐU', '2026-11-01', 'Đảng ủy', '2026-11-01', '2026-12-31', $2
     FROM organisations.organisation WHERE id = $3`,
    [newId(), commune.officer.id, commune.commune],
  );

test('the cleaning sheet comes in and goes out without loss while the optional block is open', async () => {
  await openBlock();
  const rows = people.map((values, at) => line(values, at + 1));
  const importId = await stageMembers(harness, commune.officer, commune.commune, await sheetOf(rows));
  const preview = await harness.ask(commune.officer, contract.importPreview, { importId });
  expect(preview).toMatchObject({ kind: 'cleaning-sheet', blockLeftOut: false, counts: { faulty: 0, fresh: 2 } });
  await harness.act(commune.officer, contract.commitImport, { importId });

  const out = await harness.act(commune.officer, contract.exportIdentifiers, {
    ...wanted(),
    reason: 'Đối chiếu thẻ (giả định)',
  });
  expect(out).toMatchObject({ rows: 2, blockLeftOut: false });
  // Every value that left in full has left its reveal, as if it had been opened alone.
  const revealed = await harness.owner.query(
    `SELECT DISTINCT reason, account_id FROM members.reveal WHERE kind = 'personal-id'`,
  );
  expect(revealed.rows).toEqual([{ reason: 'Đối chiếu thẻ (giả định)', account_id: commune.officer.id }]);
  const [mark, head, ...lines] = await rowsOf(out.contentBase64);
  expect(mark![0]).toContain('Đảng bộ xã Đồng Mẫu');
  expect(mark![0]).toContain('26/11/2026');
  expect(head).toEqual(headings);
  const byNumber = (row: readonly string[]) => row[1];
  expect(lines.map((row) => trimmed(row.slice(1))).sort((a, b) => (byNumber(a)! < byNumber(b)! ? -1 : 1))).toEqual(
    rows.map((row) => trimmed(row.slice(1))).sort((a, b) => (byNumber(a)! < byNumber(b)! ? -1 : 1)),
  );

  const again = await stageMembers(harness, commune.officer, commune.commune, Buffer.from(out.contentBase64, 'base64'));
  expect((await harness.ask(commune.officer, contract.importPreview, { importId: again })).counts).toMatchObject({
    same: 2,
    changed: 0,
    fresh: 0,
  });
  await harness.act(commune.officer, contract.cancelImport, { importId: again });
});

test('a record that was there gets the block filled where it is empty, and loses it again with the undo', async () => {
  const person = { fullName: 'Lê Thử Ba', birthOn: '01/02/1980', personalId: '000080000003', cell: 'Chi bộ thôn 1' };
  const stage = async (values: Record<string, string>) =>
    stageMembers(harness, commune.officer, commune.commune, await sheetOf([line({ ...person, ...values }, 1)]));
  const first = await stage({ admittedOn: '03/02/2005', officialOn: '03/02/2006', state: 'Đang sinh hoạt' });
  await harness.act(commune.officer, contract.commitImport, { importId: first });
  const full = { homeProvince: 'Hà Nội', homeDetail: 'Xã Mới', oldIdentityNumber: '987654321' };
  const held = async () =>
    JSON.stringify(
      await rowsOf(
        (
          await harness.act(commune.officer, contract.exportIdentifiers, {
            ...wanted(),
            reason: 'Đối chiếu thẻ (giả định)',
          })
        ).contentBase64,
      ),
    );

  const second = await stage({ ...full, admittedOn: '03/02/2005', officialOn: '03/02/2006' });
  const { receipt } = await harness.act(commune.officer, contract.commitImport, { importId: second });
  expect(receipt).toMatchObject({ made: 0, changed: 0, sealed: 2 });
  expect(await held()).toContain('Xã Mới');
  const third = await stage({ ...full, homeDetail: 'Xã Khác', admittedOn: '03/02/2005', officialOn: '03/02/2006' });
  expect((await harness.act(commune.officer, contract.commitImport, { importId: third })).receipt.sealed).toBe(0);
  await harness.act(commune.officer, contract.undoImport, { importId: second });
  expect(await held()).not.toMatch(/Xã Mới|987654321/);
  // The member stays, because it is on record who has seen the numbers.
  const undone = await harness.act(commune.officer, contract.undoImport, { importId: first });
  expect(undone).toMatchObject({ removed: 0 });
});

test('once the block is closed its columns stay empty, and the answer says so', async () => {
  await harness.owner.query(
    `UPDATE members.optional_block SET closed_on = '2026-11-26', closed_by = opened_by, erased = 0`,
  );
  const out = await harness.act(commune.officer, contract.exportIdentifiers, {
    ...wanted(),
    reason: 'Đối chiếu thẻ (giả định)',
  });
  expect(out.blockLeftOut).toBe(true);
  const text = JSON.stringify(await rowsOf(out.contentBase64));
  expect(text).toContain('000075000001');
  expect(text).not.toContain('Xã Cũ');
  expect(text).not.toContain('012345678');

  const rows = people.map((values, at) =>
    line({ ...values, personalId: '', card: '', fullName: `${values.fullName} Khác` }, at + 1),
  );
  const importId = await stageMembers(harness, commune.officer, commune.commune, await sheetOf(rows));
  expect(await harness.ask(commune.officer, contract.importPreview, { importId })).toMatchObject({
    blockLeftOut: true,
  });
  await harness.act(commune.officer, contract.cancelImport, { importId });
});

test('the list as it is seen: its columns and filter, identifiers masked, one entry in the audit without a name', async () => {
  const out = await harness.act(commune.officer, contract.exportMembers, {
    on,
    filter: { underId: commune.commune },
    text: 'nguyễn thử nh',
    columns: ['fullName', 'personalId', 'cell', 'state', 'partyAge'],
  });
  const [title, , head, ...lines] = await rowsOf(out.contentBase64);
  expect(title![0]).toBe('Danh sách đảng viên');
  expect(head).toEqual(['Họ và tên', 'Số định danh cá nhân', 'Chi bộ sinh hoạt', 'Tình trạng', 'Tuổi Đảng']);
  expect(lines).toEqual([['Nguyễn Thử Nhất', '••••••••', 'Chi bộ thôn 1', 'Đang sinh hoạt', '26']]);
  const { rows } = await harness.owner.query(
    `SELECT d.detail FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id WHERE e.action LIKE 'members.export-%' ORDER BY e.at, e.id`,
  );
  expect(rows).toHaveLength(5);
  expect(JSON.stringify(rows)).not.toMatch(/Nguyễn|thử nh|000075/);
  const answers = await harness.owner.query(`SELECT answer FROM platform.request WHERE action LIKE 'members.export-%'`);
  expect(JSON.stringify(answers.rows)).not.toContain('UEsD');
});

test('an office exports its own scope only, and identifiers need their own permission', async () => {
  const neighbour = await harness.act(commune.stranger, contract.exportMembers, { on, filter: { presence: 'all' } });
  expect(neighbour.rows).toBe(0);
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
  expect(
    await harness.refused(secretary, contract.exportIdentifiers, { on, reason: 'Đối chiếu thẻ (giả định)' }),
  ).toEqual(['platform.not-permitted']);
  // One of the list, and one whose import was undone while its numbers had been seen.
  expect((await harness.act(secretary, contract.exportMembers, { on })).rows).toBe(2);
});

test('the workbook of a past day says that what stands in its rows is of today', async () => {
  const note = 'theo hồ sơ hiện nay';
  const out = (asked: typeof on) =>
    harness
      .act(commune.officer, contract.exportMembers, { ...wanted(), on: asked })
      .then(({ contentBase64 }) => rowsOf(contentBase64));
  const [today] = await out(on);
  expect(today![0]).not.toContain(note);
  const [past] = await out(day('2026-11-20'));
  expect(past![0]).toContain(`Danh sách của ngày 20/11/2026; tình trạng và các thông tin khác ${note}`);
});
