import { expect, test } from 'vitest';
import { tightPercent } from './tight-percent.ts';

test('percent stands at its figure, in whatever way the pack wrote it', () => {
  expect(tightPercent('Dự sinh hoạt đạt từ 90 %, không vắng')).toBe('Dự sinh hoạt đạt từ 90%, không vắng');
  expect(tightPercent('Đạt 100%')).toBe('Đạt 100%');
  expect(tightPercent('Tỷ lệ %')).toBe('Tỷ lệ %');
});
