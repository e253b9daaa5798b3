import { expect, test } from 'vitest';
import { isIssuedBy, namesNobody, standingBoardOf } from './issuer-of-paper.ts';

test('a committee is known by the word that it signs with', () => {
  const pairs = [
    ['Ban Thường vụ Thành ủy Thử Nghiệm', 'Đảng bộ thành phố Thử Nghiệm'],
    ['BTV Thành uỷ TP. Thử Nghiệm', 'Đảng bộ thành phố Thử Nghiệm'],
    ['Huyện ủy Ba Vì', 'Đảng bộ huyện Ba Vì'],
    ['Ban Thường vụ Quận uỷ Cầu Giấy', 'Đảng bộ quận Cầu Giấy'],
    ['TỈNH ỦY HƯNG YÊN', 'Đảng bộ tỉnh Hưng Yên'],
    ['Thị ủy Sơn Tây', 'Đảng bộ thị xã Sơn Tây'],
    ['Đảng ủy đặc khu Phú Quý', 'Đảng bộ đặc khu Phú Quí'],
    ['Chi ủy thôn 1', 'Chi bộ thôn 1 xã Đồng Mẫu'],
    ['Chi bộ 1', 'Chi bộ 1'],
    ['Đảng ủy Sở Y tế', 'Đảng bộ cơ quan Sở Y tế'],
  ];
  expect(pairs.filter(([issuer, name]) => !isIssuedBy(issuer!, name!))).toEqual([]);
});

test('spelling, case, dashes and a missing word for the unit do not hide the opener', () => {
  const own = [
    'Đảng ủy xã Minh Hoạ',
    'đảng uỷ Xã  MINH HỌA',
    'Đảng ủy Minh Họa',
    'BTV Đảng uỷ xã Minh Hoạ, khóa I',
    'Minh Họa',
  ];
  expect(own.filter((issuer) => !isIssuedBy(issuer, 'Đảng bộ xã Minh Họa (giả định)'))).toEqual([]);
  const dashes = ['Đảng ủy phường Văn Miếu - Quốc Tử Giám', 'Đảng ủy phường Văn Miếu–Quốc Tử Giám'];
  expect(dashes.every((issuer) => isIssuedBy(issuer, 'Đảng bộ phường Văn Miếu – Quốc Tử Giám'))).toBe(true);
});

test('a unit of another rank with the same name is the level above, not the opener', () => {
  const others = [
    ['Đảng ủy xã Minh Họa', 'Chi bộ cơ sở Minh Họa'],
    ['Tỉnh ủy Hưng Yên', 'Đảng bộ thành phố Hưng Yên'],
    ['Tỉnh ủy Hưng Yên', 'Đảng bộ xã Hưng Yên'],
    ['Đảng ủy Văn phòng Trung ương Đảng', 'Đảng bộ Văn phòng'],
    ['Đảng ủy xã Đồng Mẫu', 'Chi bộ thôn 1 xã Đồng Mẫu'],
    ['Đảng ủy phường 1', 'Chi bộ 1'],
    ['Ban Thường vụ Huyện ủy Ba Vì', 'Đảng bộ xã Minh Họa'],
  ];
  expect(others.filter(([issuer, name]) => isIssuedBy(issuer!, name!))).toEqual([]);
});

test('an issuer without a place names nobody; the word of a higher unit or of the centre does', () => {
  const name = 'Đảng bộ xã Minh Họa';
  const of = (issuer: string) => namesNobody(issuer, name);
  expect(
    ['Ban Thường vụ Đảng ủy', 'Đảng uỷ', 'Đảng ủy xã', 'BTV ĐẢNG ỦY cấp trên trực tiếp', 'Chi ủy'].map(of),
  ).toEqual(Array(5).fill(true));
  expect(['Ban Thường vụ Thành ủy', 'Tỉnh ủy', 'Ban Bí thư', 'Đảng ủy xã Minh Hà'].map(of)).toEqual(
    Array(4).fill(false),
  );
  expect(namesNobody('Ban Thường vụ Thành ủy', 'Đảng bộ thành phố Thử Nghiệm')).toBe(true);
});

test('the standing board above is offered by its own word', () => {
  expect(standingBoardOf('Đảng bộ thành phố Thử Nghiệm')).toBe('Ban Thường vụ Thành ủy Thử Nghiệm');
  expect(standingBoardOf('Đảng bộ xã Minh Họa (giả định)')).toBe('Ban Thường vụ Đảng ủy xã Minh Họa (giả định)');
  expect(standingBoardOf('Ban Bí thư')).toBeNull();
});
