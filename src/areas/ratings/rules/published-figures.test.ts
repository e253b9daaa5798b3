import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkStatedShare, sumOfShares } from './check-published.ts';
import { shippedSeriesSchema } from './outside-series-shape.ts';
import { wrongShares } from './wrong-shares.ts';

const path = new URL('../../../../seeds/ratings/published-figures.csv', import.meta.url);
const rows = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', , , , measure = '', value = '', unit = '', group = ''] = line.split(',');
    return { id, measure, value, unit, group };
  });
const value = (id: string): number => Number(rows.find((row) => row.id === id)!.value);
const shares = (group: string) =>
  rows
    .filter((row) => row.group === group && row.unit === 'percent')
    .map(({ measure, value: percent }) => ({ label: measure, percent }));

test('before the measure the shares of Hà Nội add up to 99.9 percent, which rounding explains', () => {
  expect(sumOfShares(shares('before'))).toEqual({ sum: '99.9', isWhole: true });
});

test('after it they add up to 102.6 percent, which nothing explains: a warning', () => {
  expect(sumOfShares(shares('after'))).toEqual({ sum: '102.6', isWhole: false });
});

test('shares of three may miss a hundred by what rounding can do, and no more', () => {
  const of = (...percents: string[]) => sumOfShares(percents.map((percent) => ({ label: percent, percent }))).isWhole;
  expect(of('33.3', '33.3', '33.3')).toBe(true);
  expect(of('33.4', '33.4', '33.3')).toBe(true);
  expect(of('33.4', '33.4', '33.4')).toBe(false);
  expect(of('90.33', '9.1', '0.57')).toBe(true);
});

test('Hòa Bình 2021: nine of ten cells are 90 percent, not 80', () => {
  expect(checkStatedShare({ part: 9, whole: 10, percent: '80' })).toEqual({ derived: '90', agrees: false });
  expect(checkStatedShare({ part: 9, whole: 10, percent: '90' }).agrees).toBe(true);
});

test('shares that reconcile: inspections of Hà Nội, Hải Dương 2019, and one that was cut off', () => {
  expect(checkStatedShare({ part: value('T0-k7'), whole: value('T0-k5'), percent: '63' })).toEqual({
    derived: '63',
    agrees: true,
  });
  expect(checkStatedShare({ part: value('T0-k8'), whole: value('T0-k6'), percent: '74' })).toEqual({
    derived: '74',
    agrees: true,
  });
  expect(checkStatedShare({ part: 604, whole: 662, percent: '91.2' })).toEqual({ derived: '91.2', agrees: true });
  expect(checkStatedShare({ part: 784, whole: 886, percent: '88.48' })).toEqual({ derived: '88.49', agrees: true });
  expect(checkStatedShare({ part: 784, whole: 886, percent: '88.47' }).agrees).toBe(false);
});

test('a published whole is the sum of its parts', () => {
  const sum = (...ids: string[]): number => ids.reduce((all, id) => all + value(id), 0);
  expect(sum('T2-2', 'T2-3', 'T2-4', 'T2-5')).toBe(value('T2-1'));
  expect(sum('T2-7', 'T2-8')).toBe(value('T2-6'));
});

test('a share of nothing is no share', () => {
  expect(checkStatedShare({ part: 0, whole: 0, percent: '0' })).toEqual({ derived: null, agrees: false });
});

const shipped = shippedSeriesSchema.parse(
  parse(readFileSync(new URL('../../../../seeds/ratings/outside-series.yaml', import.meta.url), 'utf8')),
);

test('of what ships one printed share is not what its own numbers give: nine of ten cells of Hòa Bình', () => {
  const found = shipped.flatMap(({ title, figures }) =>
    wrongShares(
      figures.map(({ share = null, amount = null, whole = null, ...one }) => ({ ...one, share, amount, whole })),
    ).map(({ share, derived }) => [title.slice(0, 8), share, derived]),
  );
  expect(found).toEqual([['Hòa Bình', '80', '90']]);
});

test('every row of the notes that is about ratings is a series: of each source the figures that it printed', () => {
  const printed = (source: string) =>
    shipped
      .filter((one) => one.source.includes(`(${source})`))
      .flatMap(({ figures }) => figures.map(({ share, amount, whole }) => [share, amount, whole].filter((one) => one)));
  expect(printed('T0')).toEqual([['50.5'], ['37.2'], ['12.2'], ['18.4'], ['75.6'], ['8.6']]);
  expect(printed('R-CM')).toEqual([[1386], [7436], [10], [46]]);
  expect(printed('S63')).toEqual([[38]]);
  expect(printed('S64')).toEqual([['100']]);
  expect(printed('S37')).toEqual([['100', 111, 111]]);
  expect(printed('S65')).toEqual([
    ...[['91.2', 604, 662], ['8.8'], ['0']],
    ...[['90.33'], ['9.1'], ['0.57']],
    ...[[662, 686], ['23.8']],
  ]);
  expect(printed('S66')).toEqual([['80', 9, 10]]);
  expect(printed('S67')).toEqual([['13'], ['80.42'], ['5.84'], ['0.73'], ['16.19']]);
});
