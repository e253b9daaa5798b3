import type { Page } from 'playwright-core';
import * as organisations from '../src/areas/organisations/contract.ts';
import { addDays, dayOf } from '../src/platform/calendar/day.ts';
import { formatDay } from '../src/platform/i18n/format-message.ts';
import { callFrom } from './browser-call.ts';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';
import type { Workplace } from './browser-workplace.ts';

/** Members who stand today at the cell whose name begins so. */
export const rollOf = async (workplace: Workplace, name: string): Promise<string[]> =>
  (
    await workplace.sql(
      `SELECT s.member_id FROM members.membership s JOIN organisations.organisation_version v ON v.org_id = s.org_id AND upper_inf(v.period)
        WHERE v.name LIKE $1 AND s.kind = 'official' AND s.since_day <= current_date AND s.until_day > current_date ORDER BY s.member_id`,
      [`${name}%`],
    )
  ).map(([id]) => String(id));

export const allMembers = async (workplace: Workplace): Promise<number> =>
  Number(
    (
      await workplace.sql(`SELECT count(*) FROM members.membership WHERE kind = 'official' AND until_day = 'infinity'`)
    )[0]![0],
  );

/** The figures of the comparison of membership under an organisation since yesterday, by unit, on a basis. */
export const membership = async (page: Page, under: string, basis: string): Promise<Map<string, string[]>> => {
  await page.goto('/members/comparison');
  await settle(page);
  await page.getByRole('combobox', { name: say('members.comparison.under') }).fill(under);
  await page.getByRole('option', { name: under }).first().click();
  const from = page.getByLabel(say('members.comparison.from'), { exact: true });
  await from.fill(formatDay(addDays(dayOf(new Date()), -1)));
  await from.press('Enter');
  await page.getByRole('radio', { name: say(`members.comparison.basis.${basis}`), exact: true }).click();
  const table = page.getByRole('table', {
    name: say('members.comparison.by-unit', { basis: say(`members.comparison.basis.${basis}`) }),
  });
  await table.waitFor();
  await settle(page);
  const rows = await table.getByRole('row').all();
  const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
  return new Map(cells.filter((one) => one.length > 1).map(([unit, ...counts]) => [unit!.trim(), counts]));
};

/** Merges one cell into another today, both named by how their names begin; gives the event. */
export const mergeCells = async (page: Page, from: string, into: string, number: string) => {
  const livingCell = async (text: string) =>
    (await callFrom(page, organisations.search, { text, limit: 20 })).rows.find((row) => row.endedOn === null)!.id;
  const today = dayOf(new Date());
  const merged = await callFrom(page, organisations.mergeInto, {
    organisationIds: [await livingCell(from)],
    intoId: await livingCell(into),
    decision: { number, decidedOn: today, issuer: 'Đảng ủy (giả định)', effectiveOn: today },
  });
  return merged.eventId;
};

export const takeBackEvent = async (page: Page, eventId: Awaited<ReturnType<typeof mergeCells>>): Promise<void> => {
  const { version } = await callFrom(page, organisations.event, { eventId });
  await callFrom(page, organisations.reverseEvent, { eventId, expectedVersion: version, why: 'Ghi nhầm (giả định)' });
};
