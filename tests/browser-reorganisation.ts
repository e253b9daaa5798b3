import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dayOf } from '../src/platform/calendar/day.ts';
import { formatDay } from '../src/platform/i18n/format-message.ts';
import { xlsxBytes } from '../src/platform/paper/xlsx.ts';
import { press } from './browser-organisations.ts';
import { say } from './browser-words.ts';

// Steps of the wizard for a reorganisation, and what stands below an organisation.

export const childrenTitle = (page: Page, count: number): Promise<void> =>
  expect
    .poll(() => page.getByRole('heading', { level: 2, name: /^Tổ chức trực thuộc \(/ }).textContent(), {
      timeout: 10_000,
    })
    .toBe(say('organisations.children.title', { count }));

/** Directly below an organisation stand real units and invented ones, which their names mark. */
export const realChildren = (page: Page, under: string, count: number): Promise<void> =>
  expect
    .poll(
      async () => {
        await page
          .getByLabel(say('web.table.search', { label: say('organisations.children.label', { name: under }) }))
          .fill('gia dinh');
        const shown = await page.getByText(/^\d+ trong \d+ dòng$/).textContent({ timeout: 5_000 });
        const [invented, all] = shown!.match(/\d+/g)!.map(Number);
        return all! - invented!;
      },
      { timeout: 15_000 },
    )
    .toBe(count);

const sheet = (rows: readonly (readonly [string, string, string, string])[]) =>
  xlsxBytes(
    [
      {
        name: 'Sắp xếp',
        columns: ['Đơn vị cũ', 'Đơn vị mới', 'Loại tổ chức mới', 'Toàn bộ hay một phần'].map((header) => ({ header })),
        rows: rows.map((row) => [...row]),
      },
    ],
    new Date(0),
  );

export const upload = async (page: Page, name: string, rows: Parameters<typeof sheet>[0]): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await sheet(rows)),
  });
};

export const giveDecision = async (page: Page): Promise<void> => {
  await page.getByLabel(say('organisations.events.decision')).fill('15-QĐ/TU (giả định)');
  await page.getByLabel(say('organisations.events.issuer')).fill('Thành ủy (giả định)');
  await page.getByLabel(say('organisations.events.decided')).fill(formatDay(dayOf(new Date())));
  await page.getByLabel(say('organisations.events.issuer')).focus();
  await press(page, 'organisations.reorganise.dry-run');
};
