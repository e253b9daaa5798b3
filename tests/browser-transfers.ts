import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as members from '../src/areas/members/contract.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';
import { follow, openMember, openPanel, type Person, type Place, rowOf, takeLine } from './browser-desks.ts';
import { fill, pressKey, save } from './browser-members.ts';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';

// Steps of a transfer: the slip as it is typed, the lists of both sides, the acceptance.

export const verdict = (page: Page) => page.getByRole('region', { name: say('web.verdict.title') });
export const field = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
export const kindOf = (page: Page, kind: string) =>
  page.getByRole('radio', { name: say(`members.transfers.kind.${kind}`), exact: true }).check();
export const target = (page: Page) => page.getByRole('combobox', { name: say('members.transfers.to') });
export const boxes = (page: Page, count: number) =>
  verdict(page).getByText(say('members.transfers.verdict-boxes', { boxes: count }));
export const monthPaid = (page: Page, month: string) => takeLine(page, field(page, 'duesPaidThrough'), month);
export const send = (page: Page) => pressKey(page, say('members.transfers.issue'));

export const openIssue = async (page: Page, person: Person): Promise<void> => {
  await openMember(page, person);
  await openPanel(page, say('members.transfers.title'));
  await follow(page, page.getByRole('link', { name: say('members.transfers.issue'), exact: true }));
  await page.getByRole('heading', { level: 1, name: say('members.transfers.issue-title', person) }).waitFor();
};

/** The row of a person in the list of slips at an address, as soon as both sides know of it. */
export const slipRow = async (page: Page, list: string, person: Person) => {
  const row = rowOf(page, person);
  await expect
    .poll(
      async () => {
        await page.goto(list);
        await settle(page);
        return row.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  return row;
};

/** The slip of a person as the receiver has it, once the worker has moved the member. */
export const settled = async (page: Page, isSettled: boolean): Promise<void> => {
  const transferInId = page.url().split('/').at(-1) as members.TransferInId;
  await expect
    .poll(async () => (await callFrom(page, members.incomingTransfer, { transferInId })).isSettled, { timeout: 20_000 })
    .toBe(isSettled);
  await page.reload();
  await settle(page);
};

export const accept = async (page: Page, cell: Place, acceptedOn: Day): Promise<void> => {
  await pressKey(page, say('members.transfers.step.accept'));
  const box = page.getByRole('dialog').getByRole('combobox', { name: say('members.transfers.cell') });
  // What the slip names stands there already: a cell is kept, a committee is not what takes members in.
  await expect.poll(() => box.inputValue()).not.toBe('');
  if ((await box.inputValue()) !== cell.name) await takeLine(page, box, RegExp(`^${cell.name}`), cell.name);
  await fill(page, { acceptedOn: { day: acceptedOn } });
  await save(page);
  await settled(page, true);
};
