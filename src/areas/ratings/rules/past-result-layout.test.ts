import { expect, test } from 'vitest';
import { levelsByScale, ratingLevel } from '../contract/rating-codes.ts';
import { isLevelOfYear, levelOfYear, pastResultsLayout } from './past-result-layout.ts';

const read = (key: string, text: string) => pastResultsLayout.columns.find((one) => one.key === key)!.read(text);

test('levels are read in the words and short forms that offices use; a word of no scale is refused', () => {
  for (const [text, value] of [
    ['Hoàn thành xuất sắc nhiệm vụ', 'excellent'],
    ['hoan thanh tot', 'good'],
    ['HTNV', 'completed'],
    ['Không hoàn thành nhiệm vụ', 'not-completed'],
    ['Trong sạch vững mạnh', 'legacy-clean-strong'],
    ['Chưa xếp loại', 'not-rated'],
  ] as const)
    expect(read('level', text)).toEqual({ value });
  expect(read('level', 'Khá')).toMatchObject({ fault: { code: 'platform.cell-unknown-choice' } });
  expect(read('level', '')).toMatchObject({ fault: { code: 'platform.cell-empty' } });
});

test('the same words are levels of two scales, by the year and who was rated', () => {
  expect(levelOfYear('party-organisation', 2017, 'good')).toBe('legacy-good');
  expect(levelOfYear('party-organisation', 2018, 'good')).toBe('good');
  expect(levelOfYear('member', 2017, 'good')).toBe('good');
  expect(levelOfYear('party-organisation', 2018, 'legacy-weak')).toBeNull();
  expect(levelOfYear('party-organisation', 2017, 'excellent')).toBeNull();
  expect(isLevelOfYear('party-organisation', 2017, 'good')).toBe(false);
  expect(isLevelOfYear('party-organisation', 2017, 'legacy-good')).toBe(true);
});

test('of each year exactly the levels of its own scale can be entered', () => {
  const offered = (kind: 'party-organisation' | 'member', year: number) =>
    ratingLevel.options.filter((level) => isLevelOfYear(kind, year, level));
  for (const year of [2012, 2014, 2017])
    expect(offered('party-organisation', year)).toEqual(levelsByScale['clean-and-strong']);
  for (const year of [2018, 2025]) expect(offered('party-organisation', year)).toEqual(levelsByScale['four-levels']);
  for (const year of [2012, 2017, 2025]) expect(offered('member', year)).toEqual(levelsByScale['four-levels']);
});
