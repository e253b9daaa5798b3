import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { draftFileName, issuedFileName, setFileName, templateFileName } from './file-names.ts';

const on = day('2026-11-03');
const form = (vi: string, more: object = {}) => ({ names: { vi, en: 'x' }, ...more });
const issued = {
  title: 'NGHỊ QUYẾT',
  formName: 'Nghị quyết sinh hoạt chi bộ',
  number: 1,
  symbol: 'NQ/CB' as string | null,
  on,
};

test('a draft says that it is one; what is printed to be used does not, and a day that is open is left out', () => {
  const minutes = form('Biên bản họp chi ủy, cấp ủy');
  expect(draftFileName(minutes, on)).toBe('du-thao-bien-ban-hop-chi-uy-cap-uy-2026-11-03');
  expect(draftFileName(minutes, null)).toBe('du-thao-bien-ban-hop-chi-uy-cap-uy');
  expect(draftFileName(form('Phiếu bầu', { isUsedAsPrinted: true }), on)).toBe('phieu-bau-2026-11-03');
});

test('an issued paper is named by title, number and day; one without number by its form', () => {
  expect(issuedFileName(issued)).toBe('nghi-quyet-so-01-nq-cb-2026-11-03');
  expect(issuedFileName({ ...issued, number: 112, symbol: 'QĐ/ĐU' })).toBe('nghi-quyet-so-112-qd-du-2026-11-03');
  const list = { ...issued, title: 'DANH SÁCH', formName: 'Danh sách điểm danh', number: null, symbol: null };
  expect(issuedFileName(list)).toBe('danh-sach-diem-danh-2026-11-03');
  expect(issuedFileName({ ...list, formName: null })).toBe('danh-sach-2026-11-03');
});

test('papers printed together and templates are named in Vietnamese without marks too', () => {
  expect(setFileName('văn bản cuộc họp', on, day('2026-11-27'))).toBe('van-ban-cuoc-hop-2026-11-03-in-2026-11-27');
  expect(templateFileName(form('Nghị quyết chi bộ đề nghị xóa tên đảng viên'))).toBe(
    'mau-nghi-quyet-chi-bo-de-nghi-xoa-ten-dang-vien',
  );
});
