import { expect, test } from 'vitest';
import { insideSentence } from './blank-field.ts';

test('a label goes into a sentence with a small letter, an abbreviation and the name of the Party stay', () => {
  expect(['Số phiếu thu về', 'Địa điểm', 'CCCD', 'Đảng phí đã nộp', 'Đảng ủy'].map(insideSentence)).toEqual([
    'số phiếu thu về',
    'địa điểm',
    'CCCD',
    'Đảng phí đã nộp',
    'Đảng ủy',
  ]);
});
