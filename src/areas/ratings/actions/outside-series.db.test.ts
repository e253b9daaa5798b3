import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const { officer, stranger, commune } = await loadCommune(harness);
const read = async () => (await ask(officer, contract.outsideSeries, { organisationId: commune })).rows;

test('the published figures load once; the year whose shares add up to 102.6 percent raises the warning', async () => {
  const loaded = await act(officer, contract.loadPublishedFigures, { organisationId: commune });
  expect(loaded.warnings).toMatchObject([{ year: 2022, sum: '102.6', isWhole: false }]);
  expect(loaded.wrongShares).toMatchObject([{ year: 2021, amount: 9, whole: 10, share: '80', derived: '90' }]);
  expect(loaded.wrongShares[0]!.title).toMatch(/^Hòa Bình/);
  const hanoi = (await read()).find(({ title }) => title.startsWith('Hà Nội'))!;
  expect(hanoi.figures.map(({ share }) => share)).toEqual(['50.5', '37.2', '12.2', '18.4', '75.6', '8.6']);
  expect(hanoi.sums).toEqual([
    { year: 2017, sum: '99.9', isWhole: true },
    { year: 2022, sum: '102.6', isWhole: false },
  ]);
  expect(hanoi).toMatchObject({ subjects: 'party-organisations', wrongShares: [] });
  const subjectsOf = async (beginning: string) =>
    (await read()).find(({ title }) => title.startsWith(beginning))!.subjects;
  expect(await subjectsOf('Chương Mỹ – đảng viên')).toBe('members');
  expect(await subjectsOf('Hải Dương – tổ chức cơ sở')).toBe('grassroots-organisations');
  expect(await refused(officer, contract.loadPublishedFigures, { organisationId: commune })).toEqual([
    'ratings.figures-loaded-already',
  ]);
});

test('a published series is recorded as printed and taken out with a reason', async () => {
  const figures = [
    { year: 2024, levels: ['excellent'], words: 'Xuất sắc', share: '20.10' },
    { year: 2024, levels: ['good'], words: 'Tốt', amount: 12 },
    { year: 2024, levels: [], words: 'Còn lại' },
  ] as const;
  const series = {
    ...{ organisationId: commune, title: 'Báo cáo thử nghiệm', sourceWords: 'Báo thử nghiệm' },
    subjects: 'members' as const,
  };
  expect(await refused(officer, contract.recordOutsideSeries, { ...series, figures })).toEqual([
    'ratings.figure-without-value',
  ]);
  const impossible = [
    { year: 2024, levels: [], words: 'Tốt', amount: 11, whole: 10 },
    { year: 2024, levels: [], words: 'Tốt', share: '50', whole: 10 },
  ];
  expect(await refused(officer, contract.recordOutsideSeries, { ...series, figures: impossible })).toEqual([
    'ratings.amount-over-whole',
    'ratings.whole-without-amount',
  ]);
  const sound = figures.slice(0, 2).map((one) => ({ ...one, levels: [...one.levels] }));
  const { seriesId, warnings, wrongShares } = await act(officer, contract.recordOutsideSeries, {
    ...series,
    figures: sound,
  });
  expect([warnings, wrongShares]).toEqual([[], []]);
  expect(await refused(stranger, contract.withdrawOutsideSeries, { seriesId, why: 'Sai' })).toEqual([
    'platform.not-found',
  ]);
  await act(officer, contract.withdrawOutsideSeries, { seriesId, why: 'Sai nguồn' });
  expect((await read()).some((row) => row.seriesId === seriesId)).toBe(false);
});
