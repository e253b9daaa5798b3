import { expect, test } from 'vitest';
import { hasSecrecyMark } from './secrecy.ts';

test.each([
  'Báo cáo (MẬT)',
  'MẬT',
  'Tối mật: tài liệu tối mật về …',
  'Văn bản mật số 3',
  'Kế hoạch [TUYỆT MẬT]',
  'độ mật: tối mật',
])('“%s” is marked secret', (text) => expect(hasSecrecyMark(text)).toBe(true));
test.each([
  'Nghị quyết tháng 11',
  'Tăng cường bảo vệ bí mật nhà nước',
  'Mật độ dân cư thôn 3',
  'GIỮ MẬT THIẾT VỚI NHÂN DÂN',
  'Bảo mật thông tin',
])('“%s” is not', (text) => expect(hasSecrecyMark(text)).toBe(false));
