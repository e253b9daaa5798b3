import { expect, test } from 'vitest';
import { startAdministration } from '../../../../tests/administration.ts';
import type { OutputOf } from '../../action/contract.ts';
import { addDays, day } from '../../calendar/day.ts';
import * as contract from '../contract.ts';

const { harness, tree, chief, eastern, today, create, refused } = await startAdministration();

test('accounts are found by a part of login or name without accents, page by page, and by state', async () => {
  const names = ['Đặng Thị Bưởi', 'Đỗ Văn Bười', 'Trần Cam'];
  for (const displayName of names) await create(chief, tree.west, { displayName });
  const found = await harness.ask(chief, contract.accounts, { text: 'dang thi BUOI' });
  expect(found.accounts.map((one) => one.displayName)).toEqual(['Đặng Thị Bưởi']);
  const all: string[] = [];
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page: { accounts: { login: string }[]; next: string | null } = await harness.ask(chief, contract.accounts, {
      after,
      limit: 3,
    });
    all.push(...page.accounts.map((one) => one.login));
    after = page.next;
  }
  expect(all).toEqual([...all].sort());
  expect(new Set(all).size).toBe(all.length);
  const { rows } = await harness.owner.query('SELECT count(*)::int AS n FROM platform.account');
  expect(all.length).toBe(rows[0].n);
  const { accountId, officeId } = await create(chief, tree.west);
  await harness.act(chief, contract.endOffice, { officeId, from: today(), expectedVersion: 1, why: 'x' });
  const idle = await harness.ask(chief, contract.accounts, { state: 'without-live-office', limit: 200 });
  expect(idle.accounts.map((one) => one.id)).toContain(accountId);
  // Wildcards of the database mean nothing here.
  expect((await harness.ask(chief, contract.accounts, { text: '%_%' })).accounts).toEqual([]);
});

test('the audit is read within reach only, newest first, page by page', async () => {
  const { accountId } = await create(chief, tree.west);
  const entries = async (by: typeof chief) =>
    (await harness.ask(by, contract.auditEntries, { action: contract.createAccount.name, limit: 200 })).entries;
  const [whole, east] = [await entries(chief), await entries(eastern)];
  expect(whole.length).toBeGreaterThan(east.length);
  expect(east.every((entry) => entry.organisations.every((one) => [tree.east, tree.cell].includes(one.id)))).toBe(true);
  expect(whole[0]).toMatchObject({ accountName: chief.displayName, organisations: [{ name: 'Xã Tây Thử' }] });
  expect(whole.map((entry) => entry.at)).toEqual(
    whole
      .map((entry) => entry.at)
      .sort()
      .reverse(),
  );

  const detail = await harness.ask(chief, contract.auditEntry, { entryId: whole[0]!.id });
  expect(detail.detail?.changes).toMatchObject([{ subject: `account:${accountId}` }]);
  expect(await refused(eastern, contract.auditEntry, { entryId: whole[0]!.id })).toEqual(['platform.not-found']);

  const paged: string[] = [];
  type Page = OutputOf<typeof contract.auditEntries>;
  let after: Page['next'] = null;
  do {
    const page: Page = await harness.ask(chief, contract.auditEntries, {
      action: contract.createAccount.name,
      after,
      limit: 4,
    });
    paged.push(...page.entries.map((entry) => entry.id));
    after = page.next;
  } while (after);
  expect(paged).toEqual(whole.map((entry) => entry.id));
  const ofWest = await harness.ask(chief, contract.auditEntries, {
    organisationId: tree.west as never,
    from: today(),
    until: addDays(today(), 1),
  });
  expect(ofWest.entries.map((entry) => entry.id)).toContain(whole[0]!.id);
  expect((await harness.ask(chief, contract.auditEntries, { until: day('2020-01-01') })).entries).toEqual([]);
});
