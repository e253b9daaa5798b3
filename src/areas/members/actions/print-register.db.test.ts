import ExcelJS from 'exceljs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as badges from '../contract/badges.ts';
import type { MemberId } from '../contract/member.ts';
import * as contract from '../contract/register-books.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
let official: MemberId;

beforeAll(async () => {
  commune = await loadCommune(harness);
  const ofCell = (cell: number, fullName: string) =>
    loadMember(harness, commune.cells[cell]!, { fullName, partyAgeFrom: day('1990-01-01') });
  official = await ofCell(0, 'Nguyễn Thị Ưởng');
  await ofCell(1, 'Đặng Văn Ỷ');
});

const asked = (register: contract.PrintedList, more: object = {}) => ({
  register,
  underId: commune.commune,
  period: { kind: 'year' as const, year: 2026 },
  language: 'vi' as const,
  ...more,
});

const pagesOf = async (contentBase64: string): Promise<string[]> => {
  const document = await getDocument({ data: new Uint8Array(Buffer.from(contentBase64, 'base64')), verbosity: 0 })
    .promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await document.loadingTask.destroy();
  return pages;
};

test('the bound print has a cover with its number of pages, and on each page who took it out', async () => {
  const file = await harness.act(commune.officer, contract.printRegister, asked('members'));
  expect(file).toMatchObject({ fileName: 'so-danh-sach-dang-vien-2026.pdf', mediaType: 'application/pdf' });
  const pages = await pagesOf(file.contentBase64);
  expect(pages[0]).toContain('SỔ DANH SÁCH ĐẢNG VIÊN');
  expect(pages[0]).toContain(`Sổ này có ${pages.length} trang, đánh số từ 1 đến ${pages.length}.`);
  expect(pages[0]).toContain('ĐẢNG BỘ XÃ ĐỒNG MẪU');
  expect(pages[0]).toContain('Đồng Mẫu, ngày 26 tháng 11 năm 2026');
  expect(pages[0]).toContain('T/M ĐẢNG ỦY');
  expect(pages[1]).toContain('Nguyễn Thị Ưởng');
  for (const page of pages)
    expect(page).toContain(
      'Người xuất: Người thử nghiệm · 26/11/2026 10:00 · Phạm vi: Đảng bộ xã Đồng Mẫu và cấp dưới',
    );
});

test('the workbook carries the same line and text identifiers; both leave an audit entry and no bytes behind', async () => {
  const requestId = '01993c00-0000-7000-8000-000000000001';
  const outcome = await harness.call(commune.officer, contract.exportRegister.name, asked('members'), requestId);
  const { contentBase64 } = (outcome as { answer: { contentBase64: string } }).answer;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(contentBase64, 'base64') as never);
  const sheet = workbook.worksheets[0]!;
  expect(sheet.getRow(3).getCell(1).value).toContain('Phạm vi: Đảng bộ xã Đồng Mẫu và cấp dưới');
  expect([5, 6].map((at) => sheet.getRow(at).getCell(1).value)).toEqual(['Nguyễn Thị Ưởng', 'Đặng Văn Ỷ']);
  const { rows: kept } = await harness.owner.query('SELECT answer::text FROM platform.request WHERE request_id = $1', [
    requestId,
  ]);
  expect(kept[0].answer).not.toContain(contentBase64.slice(0, 40));
  const { rows: entries } = await harness.owner.query(
    `SELECT e.action, d.detail::text FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id
     WHERE e.action IN ('members.export-register', 'members.print-register') ORDER BY e.at, e.id`,
  );
  expect(entries.map((entry) => entry.action)).toEqual(['members.print-register', 'members.export-register']);
  expect(entries[1].detail).toContain('"rows": 2');
  expect(entries[1].detail).not.toContain('Ưởng');
});

test('the list of a round is printed in the same way, a register only by year or term', async () => {
  const round = { kind: 'round' as const, on: day('2027-02-03') };
  const file = await harness.act(
    commune.officer,
    contract.printRegister,
    asked('badge-round', { period: round, hasCover: false }),
  );
  expect((await pagesOf(file.contentBase64))[0]).toContain('Đợt 03/02/2027');
  expect(await harness.refused(commune.officer, contract.printRegister, asked('members', { period: round }))).toEqual([
    'members.register-period-unfit',
  ]);
  const ahead = { kind: 'year', year: 2028 };
  expect(await harness.refused(commune.officer, contract.register, asked('left', { period: ahead }))).toEqual([
    'members.register-period-ahead',
  ]);
  await harness.act(commune.officer, badges.recordPastBadge, {
    memberId: official,
    level: 30,
    awardedOn: '2020-02-03',
  });
  const of2020 = await harness.ask(
    commune.officer,
    contract.register,
    asked('badges', { period: { kind: 'year', year: 2020 } }),
  );
  expect(of2020.rows.map((row) => row.cells[1])).toEqual(['Nguyễn Thị Ưởng']);
});
