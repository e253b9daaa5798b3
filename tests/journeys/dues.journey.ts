import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inRow, leave, lineOf, linesOf, namesWith, openLedger, recompute, thisMonth } from '../browser-dues.ts';
import { declareDues, pressKey, save } from '../browser-members.ts';
import { axeFaults, layoutFaults, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));

const pages = new Map<string, Page>();
const at = async (login: string): Promise<Page> => {
  const open = pages.get(login);
  if (open) return open;
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, login);
  pages.set(login, page);
  return page;
};

const look = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}dues-${name}.png`, fullPage: true });
  const faults = [...(await layoutFaults(page, 'vi')), ...(await axeFaults(page))];
  expect(faults.map((fault) => `${name}: ${fault}`)).toEqual([]);
};

/** A second office of the demonstration's collector, at a cell small enough to go through in one sitting. */
const collectAtSmallCell = async (): Promise<string> => {
  const [found] = await workplace.sql(`
    SELECT s.org_id, o.name FROM members.published_spell s JOIN organisations.published_organisation o ON o.id = s.org_id
    WHERE s.until_day > current_date AND s.since_day <= date_trunc('month', current_date) AND o.period @> current_date
      AND s.org_id NOT IN (SELECT f.org_id FROM platform.office f WHERE f.role = 'dues-collector')
    GROUP BY s.org_id, o.name HAVING count(*) >= 7 ORDER BY count(*), s.org_id LIMIT 1`);
  await workplace.sql(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
     SELECT gen_random_uuid(), a.id, 'dues-collector', p.id, p.pos, '[2000-01-01,)'
     FROM organisations.published_position p, platform.account a WHERE p.id = $1 AND a.login = 'thu-phi'`,
    [found![0]],
  );
  return String(found![1]);
};

let ownName = '';
let cell = '';

test('a member declares the salary, which only the member and the collector of the cell read', async () => {
  const page = await at('dang-vien');
  await page.goto('/me');
  await settle(page);
  ownName = (await page.getByRole('heading', { level: 1 }).textContent())!.trim();
  await pressKey(page, say('members.dues.title'));
  await page.getByRole('button', { name: say('members.dues.declare') }).waitFor();
  await settle(page);
  await pressKey(page, say('members.dues.declare'));
  await declareDues(page, 'Tham gia bảo hiểm xã hội bắt buộc', '12000000');
  await look(page, 'declared');
});

test('the collector opens the month: the declared one owes a sum, the others are unknown, and such a month is not closed', async () => {
  const page = await at('thu-phi');
  await openLedger(page, /./);
  await pressKey(page, say('members.dues.open'));
  await page.getByText(say('members.dues.was-opened')).waitFor();
  await settle(page);
  await lineOf(page, ownName).getByText('120.000 đ').waitFor();
  const unknown = (await namesWith(page, 'members.dues.state.unknown')).length;
  expect(unknown).toBeGreaterThan(0);
  await pressKey(page, say('members.dues.close'));
  await page
    .getByRole('alert')
    .getByText(/chưa xác định mức nộp/)
    .waitFor();
  await look(page, 'opened');
});

const quickEntry = (page: Page) => page.locator('.dues-quick');

/** The letters come in the moment in which the box is entered, as on a machine that has been busy; then everything else gets its turn. */
const typeAtOnce = async (page: Page, letters: string): Promise<void> => {
  const box = quickEntry(page).getByRole('combobox');
  await box.evaluate((one, text) => {
    (one as HTMLInputElement).focus();
    document.execCommand('insertText', false, text);
  }, letters);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
};

/** Chosen, not only typed: the list is closed again. */
const waitForChosen = async (page: Page, name: string): Promise<void> => {
  const box = quickEntry(page).getByRole('combobox');
  await expect
    .poll(async () => [await box.inputValue(), await box.getAttribute('aria-expanded')])
    .toEqual([name, 'false']);
};

test('one payment by a few letters, Enter and Enter; with nobody chosen the entry says what is missing', async () => {
  const page = await at('thu-phi');
  await quickEntry(page).locator('button[type=submit]').focus();
  await page.keyboard.press('Enter');
  await quickEntry(page).getByText(say('members.dues.quick-no-member')).waitFor();
  await look(page, 'nobody-chosen');
  await page.keyboard.press('Shift+Tab');
  await typeAtOnce(page, ownName.slice(0, -1));
  await page.keyboard.press('Enter');
  await waitForChosen(page, ownName);
  await page.keyboard.press('Enter');
  await page.getByText(say('members.dues.was-paid'), { exact: true }).waitFor();
  await lineOf(page, ownName).getByText(say('members.dues.state.paid'), { exact: true }).waitFor();
});

test('in a small cell the collector enters what was declared on paper, and the reduction that the cell decided', async () => {
  cell = await collectAtSmallCell();
  const page = await at('thu-phi');
  await openLedger(page, cell);
  await pressKey(page, say('members.dues.open'));
  await page.getByText(say('members.dues.was-opened')).waitFor();
  await settle(page);
  const declared = await namesWith(page, 'members.dues.state.unknown');
  for (const name of declared) {
    await inRow(page, name, 'members.dues.details');
    await pressKey(page, say('members.dues.declare'));
    await declareDues(page, 'Hưởng lương hưu', '6000000');
    await leave(page);
  }
  await recompute(page);
  expect(await namesWith(page, 'members.dues.state.unknown')).toEqual([]);
  const poor = declared[0]!;
  await inRow(page, poor, 'members.dues.details');
  await pressKey(page, say('members.dues.waive'));
  await page.locator('[data-path="reason"]').fill('Hoàn cảnh khó khăn (giả định)');
  await save(page, false);
  await page.getByText(say('members.dues.waiver-granted')).first().waitFor();
  await look(page, 'waiver');
  await leave(page);
  await recompute(page);
  await lineOf(page, poor).getByText('15.000 đ').first().waitFor();
});

test('who types the next name before the last payment is recorded does not lose it', async () => {
  const page = await at('thu-phi');
  const names = await namesWith(page, 'members.dues.state.unpaid');
  const [first, second] = names.filter((name) => names.filter((other) => other.includes(name)).length === 1);
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/members/record-payment', async (route) => {
    await held;
    await route.continue();
  });
  for (const name of [first!, second!]) {
    await typeAtOnce(page, name);
    await page.keyboard.press('Enter');
    await waitForChosen(page, name);
    await page.keyboard.press('Enter');
  }
  letGo();
  await lineOf(page, first!).getByText(say('members.dues.state.paid'), { exact: true }).waitFor();
  await settle(page);
  await waitForChosen(page, second!);
  await page.unroute('**/api/members/record-payment');
  await page.keyboard.press('Enter');
  await lineOf(page, second!).getByText(say('members.dues.state.paid'), { exact: true }).waitFor();
  await settle(page);
});

test('the sheet for collecting goes on paper and into a workbook that says who took it out', async () => {
  const page = await at('thu-phi');
  const lines = await linesOf(page, () => pressKey(page, say('members.dues.export')));
  expect(lines.some((line) => /Người xuất: Người thu đảng phí chi bộ thôn/.test(line))).toBe(true);
  expect(lines.some((line) => / 15000 /.test(line))).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await page.getByText(say('members.dues.signed-by-collector')).waitFor();
  await page.emulateMedia({ media: 'screen' });
});

test('the whole cell has paid; the month is closed and passed on', async () => {
  const page = await at('thu-phi');
  await pressKey(page, say('members.dues.pay-all'));
  await save(page);
  await page.getByText(say('members.dues.were-paid')).first().waitFor();
  await pressKey(page, say('members.dues.close'));
  await page.getByText(say('members.dues.was-closed')).first().waitFor();
  await settle(page);
  await look(page, 'closed');
  await page.getByRole('link', { name: say('members.dues.remittances') }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(say('members.dues.share'), { exact: true }).waitFor();
  await thisMonth(page);
  await pressKey(page, say('members.dues.remit'));
  await page.locator('[data-path="amount"]').fill('127500');
  await page.locator('[data-path="paperNumber"]').fill('UNC-0012 (giả định)');
  await save(page);
  await page.getByText(say('members.dues.remittance.sent'), { exact: true }).first().waitFor();
  await look(page, 'remitted');
});

test('the office of the commune confirms what came in, and reads the report of the quarter', async () => {
  const page = await at('van-phong-xa');
  await page.goto('/members/dues');
  await settle(page);
  await page.getByRole('link', { name: say('members.dues.own-remittances') }).focus();
  await page.keyboard.press('Enter');
  await thisMonth(page);
  await page
    .getByRole('row')
    .filter({ hasText: cell })
    .getByRole('button', { name: say('members.dues.receive') })
    .focus();
  await page.keyboard.press('Enter');
  await save(page);
  await page.getByText(say('members.dues.remittance.received'), { exact: true }).first().waitFor();
  await page.goto('/members/dues/report');
  await settle(page);
  await pressKey(page, say('members.dues.length.quarter'));
  await settle(page);
  const row = page
    .getByRole('table', { name: say('members.dues.by-cell') })
    .getByRole('row')
    .filter({ hasText: cell });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/1\/3/);
  await look(page, 'report');
});
