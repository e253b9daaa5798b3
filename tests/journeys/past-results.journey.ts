import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as organisations from '../../src/areas/organisations/contract.ts';
import * as ratings from '../../src/areas/ratings/contract.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { xlsxBytes } from '../../src/platform/paper/xlsx.ts';
import { figureText } from '../../src/web/kit/figure-text.ts';
import { callFrom } from '../browser-call.ts';
import { button } from '../browser-meeting.ts';
import { picturesOf } from '../browser-pictures.ts';
import { communeId } from '../browser-samples.ts';
import { settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { deskOf, dialogOf } from '../browser-work.ts';
import { openWorkplace } from '../browser-workplace.ts';

// The first day of an office with its old results: a list with faults, the same list mended, the trend, its rows, and all of it taken back.

const workplace = openWorkplace({ keepsPages: true });
const at = deskOf(workplace);
const look = picturesOf('past-results');

// Years of which the demonstration holds nothing: the scale of today stands since 2018.
const years = [2018, 2019] as const;
const FILE = 'Kết quả cũ.xlsx';
const heads = ['Tổ chức đảng', 'Năm', 'Mức xếp loại', 'Lý do chưa xếp loại'];

/** Cells of the commune whose name only one of them has. */
const cellsOf = async (page: Page, organisationId: string): Promise<string[]> => {
  const asked = { organisationId: organisationId as organisations.OrganisationId, on: dayOf(new Date()) };
  const { rows } = await callFrom(page, organisations.children, asked);
  const names = rows.filter(({ type }) => type === 'residential-cell').map(({ name }) => name);
  return names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)).slice(0, 4);
};

const send = async (page: Page, rows: readonly string[][]): Promise<void> => {
  const sheet = { name: 'Kết quả', columns: heads.map((header) => ({ header })), rows: rows.map((row) => [...row]) };
  const buffer = Buffer.from(await xlsxBytes([sheet], new Date(0)));
  await page.locator('input[type=file]').setInputFiles({ name: FILE, mimeType: 'application/octet-stream', buffer });
  await button(page, 'ratings.past.commit').waitFor();
  await settle(page);
};

/** Three of the cells good or excellent in both years, the fourth not rated in the first. */
const soundRows = (cells: readonly string[]): string[][] =>
  years.flatMap((year, on) =>
    cells.map((cell, place) =>
      place === 3 && on === 0
        ? [cell, String(year), 'Chưa đánh giá, xếp loại', 'Mới thành lập (giả định)']
        : [cell, String(year), place <= on ? 'HTXSNV' : 'HTTNV', ''],
    ),
  );

const readNow = async (page: Page, of: string) =>
  (
    await callFrom(page, ratings.distribution, {
      ...{ organisationId: of as never, fromYear: years[0], toYear: years[1], basis: 'restated' as const },
      kinds: ['party-organisation' as const],
    })
  ).years.map(({ counts }) => counts);

let of: string;
let cells: string[];

test('a list with faults is shown with every fault, and nothing of it is written', async () => {
  const page = await at('to-chuc-xa');
  of = await communeId(page);
  cells = await cellsOf(page, of);
  await page.goto(`/ratings/past-results?of=${of}`);
  await settle(page);
  const faults = await look(page, 'list');
  await page
    .getByRole('link', { name: say('ratings.past.import'), exact: true })
    .first()
    .click();
  await settle(page);
  faults.push(...(await look(page, 'file')));
  await send(page, [
    ...soundRows(cells),
    [`${cells[0]!} xx`, '2018', 'HTTNV', ''],
    [cells[1]!, '2018', 'Tạm được', ''],
    [cells[2]!, '2018', 'Chưa đánh giá, xếp loại', ''],
  ]);
  await page.getByText(say('ratings.past.faults', { stops: 3, attentions: 0 }), { exact: true }).waitFor();
  expect(await button(page, 'ratings.past.commit').isDisabled()).toBe(true);
  faults.push(...(await look(page, 'faults')));
  await page.reload();
  await settle(page);
  await page.getByText(say('ratings.past.faults', { stops: 3, attentions: 0 }), { exact: true }).waitFor();
  expect(await readNow(page, of)).toEqual([{}, {}]);
  await button(page, 'web.back').click();
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  expect(faults).toEqual([]);
});

test('the mended list is written, and the trend is there: every number opens its rows', async () => {
  const page = await at('to-chuc-xa');
  await send(page, soundRows(cells));
  await button(page, 'ratings.past.commit').click();
  await page.getByText(say('ratings.past.state-committed'), { exact: true }).first().waitFor();
  await settle(page);
  const faults = await look(page, 'receipt');
  expect(await readNow(page, of)).toEqual([
    { excellent: 1, good: 2, 'not-rated': 1 },
    { excellent: 2, good: 2 },
  ]);
  await page.goto(`/ratings/analysis?of=${of}&from=2018&to=2019&kind=party-organisation`);
  await settle(page);
  faults.push(...(await look(page, 'analysis')));
  const byYear = page.getByRole('region', {
    name: say('ratings.analysis.by-year', { kind: say('ratings.subject.party-organisation') }),
  });
  await byYear.getByRole('row').filter({ hasText: '2018' }).getByRole('link', { name: '1/3', exact: true }).click();
  await page.waitForURL('**/ratings/results?**');
  await settle(page);
  await page.getByText(say('ratings.results.shown', { shown: 1, total: 1 }), { exact: true }).waitFor();
  await page.getByText(cells[0]!, { exact: true }).first().waitFor();
  await page.locator('.vm-badge').getByText(say('ratings.result-origin.entered'), { exact: true }).first().waitFor();
  faults.push(...(await look(page, 'rows')));
  expect(faults).toEqual([]);
});

test('published figures stand beside our own, and the year that adds up to 102.6 percent says so', async () => {
  const page = await at('to-chuc-xa');
  await page.goto(`/ratings/outside?of=${of}`);
  await settle(page);
  await button(page, 'ratings.outside.load').click();
  await page.getByText(say('ratings.outside.load-about'), { exact: true }).waitFor();
  await button(page, 'ratings.outside.load-now').click();
  await page.getByText(say('ratings.outside.sum-not-whole', { year: 2022, sum: 102.6 }), { exact: true }).waitFor();
  expect(await look(page, 'outside')).toEqual([]);
});

test('what stands beside a published figure is what the analysis counts: the page says on which basis, and so does its list', async () => {
  const page = await at('to-chuc-xa');
  const year = { fromYear: 2022, toYear: 2022, basis: 'restated' as const };
  const asked = { ...{ organisationId: of as never, ...year }, kinds: ['member', 'member-outside'] as const };
  const { years: cells } = await callFrom(page, ratings.distribution, { ...asked, kinds: [...asked.kinds] });
  const { 'not-rated': _, ...levels } = cells[0]!.counts;
  const best = levels.excellent ?? 0;
  const whole = Object.values(levels).reduce((sum, count) => sum + count, 0);
  await page.goto(`/ratings/outside?of=${of}`);
  await settle(page);
  const basis = say('ratings.basis.restated');
  await page.getByText(say('ratings.outside.counted-by', { basis }), { exact: true }).waitFor();
  const ours = figureText(best, whole, 'vi');
  await page
    .getByRole('region', { name: 'Chương Mỹ – đảng viên, 2022', exact: true })
    .getByRole('link', { name: ours, exact: true })
    .click();
  await page.waitForURL('**/ratings/results?**');
  await settle(page);
  await page.getByText(say('ratings.results.by-basis', { basis }), { exact: true }).waitFor();
  await page.getByText(say('ratings.results.shown', { shown: 50, total: best }), { exact: true }).waitFor();
});

test('the list is taken back on its day, and the trend is gone with it', async () => {
  const page = await at('to-chuc-xa');
  await page.goto(`/ratings/past-results/import?of=${of}`);
  await settle(page);
  await page.getByRole('link', { name: FILE, exact: true }).first().click();
  await button(page, 'ratings.past.undo').click();
  await button(dialogOf(page), 'ratings.past.undo').click();
  await page.getByText(say('ratings.past.state-undone'), { exact: true }).first().waitFor();
  expect(await readNow(page, of)).toEqual([{}, {}]);
});
