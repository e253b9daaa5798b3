import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { issuerName, numberText, placeAndDay, placeOf, symbolLine } from './head-names.ts';

test('a cell signs under its own name, a committee for its Party organisation', () => {
  expect(issuerName('Chi bộ thôn 1', 'cell')).toBe('CHI BỘ THÔN 1');
  expect(issuerName('Chi bộ thôn 1', 'cell-committee')).toBe('CHI BỘ THÔN 1');
  expect(issuerName('Đảng bộ xã Đồng Mẫu', 'committee')).toBe('ĐẢNG ỦY XÃ ĐỒNG MẪU');
});

test('a cell dates its papers from its commune; where no name tells, the place is unknown', () => {
  expect(placeOf(['Chi bộ thôn 1', 'Đảng bộ xã Đồng Mẫu', 'Đảng bộ thành phố Thử Nghiệm'])).toBe('Đồng Mẫu');
  expect(placeOf(['Chi bộ thôn 1', 'Đảng bộ xã Minh Họa (giả định)'])).toBe('Minh Họa');
  expect(placeOf(['Chi bộ 1', 'Đảng bộ Cơ quan'])).toBeNull();
});

test('small days and the first months carry a zero', () => {
  expect(placeAndDay('Đồng Mẫu', day('2026-02-05'))).toBe('Đồng Mẫu, ngày 05 tháng 02 năm 2026');
  expect(placeAndDay('Đồng Mẫu', day('2026-03-15'))).toBe('Đồng Mẫu, ngày 15 tháng 3 năm 2026');
});

test('a day that nobody has set is left to be written by hand', () => {
  expect(placeAndDay('Đồng Mẫu', null)).toBe('Đồng Mẫu, ngày … tháng … năm …');
});

test('a draft has dots for its number', () => {
  expect(symbolLine(null, 'NQ/CB')).toBe('Số …-NQ/CB');
  expect(symbolLine(7, 'NQ/CB')).toBe('Số 07-NQ/CB');
  expect(numberText(112, 'QĐ/ĐU')).toBe('112-QĐ/ĐU');
});
