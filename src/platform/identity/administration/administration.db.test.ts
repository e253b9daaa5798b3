import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openDoor, person, plantSmallTree, Visitor } from '../../../../tests/visitor.ts';
import type { OutputOf } from '../../action/contract.ts';
import { newId } from '../../action/id.ts';
import { addDays, type Day, day, dayOf } from '../../calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const tree = await plantSmallTree(harness);
const server = await openDoor(harness);
const today = () => dayOf(harness.clock.now);
const chief = await person(harness, { role: 'administrator', organisationId: tree.root });
const eastern = await person(harness, { role: 'administrator', organisationId: tree.east });
// A second one everywhere, so that the rule about the last administrator stays out of the other tests.
await person(harness, { role: 'administrator', organisationId: tree.root });
await person(harness, { role: 'administrator', organisationId: tree.east });

const newLogin = () => `moi-${newId()}`;
const create = (by: { id: string; login: string }, organisationId: string, more = {}) =>
  harness.act(by, contract.createAccount, {
    login: newLogin(),
    displayName: 'Người Mới (hư cấu)',
    organisationId: organisationId as never,
    role: 'reader',
    from: today(),
    until: null,
    ...more,
  });
const refused = (by: { id: string; login: string }, of: { name: string }, input: unknown) =>
  harness.refused(by, of, input);
const versionOf = async (accountId: string): Promise<number> =>
  (await harness.owner.query('SELECT version FROM platform.account WHERE id = $1', [accountId])).rows[0].version;

test('an account of one commune: made there, its code redeemed, signed in; the code is shown once and stored nowhere', async () => {
  const login = newLogin();
  const { accountId } = await create(eastern, tree.east, { login });
  const requestId = newId();
  const issue = () => harness.call(eastern, contract.issueResetCode.name, { accountId }, requestId);
  const first = await issue();
  if (!first.ok) throw new Error('refused');
  const { oneTimeCode } = first.answer as { oneTimeCode: string };
  expect(oneTimeCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  // The same request again tells that it was done, not the code.
  expect(await issue()).toMatchObject({ ok: true, answer: { oneTimeCode: '•' } });
  const { rows } = await harness.owner.query(
    'SELECT (SELECT string_agg(r::text, $1) FROM platform.request r) AS r, (SELECT string_agg(d::text, $1) FROM platform.audit_detail d) AS d, (SELECT string_agg(c::text, $1) FROM platform.reset_code c) AS c',
    ['\n'],
  );
  const stored = `${rows[0].r}${rows[0].d}${rows[0].c}`.replaceAll('-', '');
  expect(stored).not.toContain(oneTimeCode.replaceAll('-', ''));

  const guest = new Visitor(server);
  const typed = oneTimeCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  const weak = await guest.call(contract.redeemResetCode, { login, code: typed, newPassword: 'ngan' });
  expect(weak.codes).toContain('platform.password-too-short');
  const newPassword = 'sông dài trời rộng';
  expect((await guest.call(contract.redeemResetCode, { login, code: typed, newPassword })).status).toBe(200);
  expect((await guest.call(contract.redeemResetCode, { login, code: typed, newPassword })).codes).toEqual([
    'platform.wrong-reset-code',
  ]);
  expect((await guest.signIn({ login, password: newPassword, totpSecret: null }, harness.clock.now)).status).toBe(200);
});

test('a code ends after a day, with the next one issued, and is nobody else’s', async () => {
  const [login, other] = [newLogin(), newLogin()];
  const { accountId } = await create(eastern, tree.east, { login });
  await create(eastern, tree.east, { login: other });
  const guest = new Visitor(server, '10.3.0.1');
  const redeem = async (as: string, code: string) =>
    (await guest.call(contract.redeemResetCode, { login: as, code, newPassword: 'núi cao sông dài' })).codes;
  const one = await harness.act(eastern, contract.issueResetCode, { accountId });
  expect(await redeem(other, one.oneTimeCode)).toEqual(['platform.wrong-reset-code']);
  const two = await harness.act(eastern, contract.issueResetCode, { accountId });
  expect(await redeem(login, one.oneTimeCode)).toEqual(['platform.wrong-reset-code']);
  harness.clock.now = new Date(harness.clock.now.getTime() + 24 * 3_600_000);
  expect(await redeem(login, two.oneTimeCode)).toEqual(['platform.wrong-reset-code']);
  const three = await harness.act(eastern, contract.issueResetCode, { accountId });
  expect(await redeem(login, three.oneTimeCode)).toEqual([]);
});

test('a reset ends every session and leaves the second factor, unless the administrator lets it fall', async () => {
  const account = await person(harness, { role: 'organisation-officer', organisationId: tree.east });
  const guest = new Visitor(server, '10.3.0.2');
  await guest.signIn(account, harness.clock.now);
  const reset = async (alsoSecondFactor: boolean, newPassword: string) => {
    const accountId = account.id as never;
    const { oneTimeCode } = await harness.act(eastern, contract.issueResetCode, { accountId, alsoSecondFactor });
    await new Visitor(server).call(contract.redeemResetCode, { login: account.login, code: oneTimeCode, newPassword });
    return (await new Visitor(server).call(contract.signIn, { login: account.login, password: newPassword })).body
      .outcome;
  };
  expect(await reset(false, 'lúa chín đầy đồng')).toBe('totp-needed');
  expect(await guest.state()).toBe('signed-out');
  expect(await reset(true, 'mưa thuận gió hòa')).toBe('totp-setup-needed');
});

test('an administrator of one commune sees and changes nothing of another, nor of the city', async () => {
  const western = await person(harness, { role: 'reader', organisationId: tree.west });
  const { accounts } = await harness.ask(eastern, contract.accounts, { limit: 200 });
  expect(accounts.map((one) => one.id)).not.toContain(western.id);
  expect(accounts.map((one) => one.id)).not.toContain(chief.id);
  expect((await harness.ask(eastern, contract.accounts, { text: western.login })).accounts).toEqual([]);
  for (const accountId of [western.id, chief.id, newId()]) {
    expect(await refused(eastern, contract.issueResetCode, { accountId })).toEqual(['platform.not-found']);
    expect(await refused(eastern, contract.disableAccount, { accountId, expectedVersion: 1, why: 'x' })).toEqual([
      'platform.not-found',
    ]);
    expect((await harness.ask(eastern, contract.officesOfAccount, { accountId: accountId as never })).offices).toEqual(
      [],
    );
  }
  expect(
    await refused(eastern, contract.createAccount, {
      login: newLogin(),
      displayName: 'X',
      organisationId: tree.west,
      role: 'reader',
      from: today(),
      until: null,
    }),
  ).toEqual(['platform.not-permitted']);
});

test('an account that also holds an office elsewhere is out of a commune administrator’s hands', async () => {
  const account = await person(harness, { role: 'reader', organisationId: tree.east });
  const accountId = account.id as never;
  await harness.act(chief, contract.grantOffice, {
    accountId,
    role: 'reader',
    organisationId: tree.west as never,
    from: today(),
    until: null,
  });
  expect(await refused(eastern, contract.issueResetCode, { accountId })).toEqual(['platform.account-beyond-reach']);
  expect(await refused(eastern, contract.disableAccount, { accountId, expectedVersion: 1, why: 'x' })).toEqual([
    'platform.account-beyond-reach',
  ]);
  expect((await harness.act(chief, contract.issueResetCode, { accountId })).oneTimeCode).toHaveLength(19);
});

test('the database itself refuses a commune’s role to store a code for an account beyond its reach', async () => {
  const { rows } = await harness.owner.query('SELECT pos, pos_end FROM organisations.organisation WHERE id = $1', [
    tree.east,
  ]);
  const client = await harness.program.pools.app_scoped.connect();
  try {
    await client.query('BEGIN');
    for (let slot = 1; slot <= 4; slot++) {
      await client.query(
        `SET LOCAL "app.lo${slot}" = '${slot === 1 ? rows[0].pos : 0}'; SET LOCAL "app.hi${slot}" = '${slot === 1 ? rows[0].pos_end : 0}'`,
      );
    }
    const store = client.query("SELECT platform.store_reset_code($1, $2, '\\x00', false, $2, now(), now())", [
      newId(),
      chief.id,
    ]);
    await expect(store).rejects.toMatchObject({ code: '42501' });
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

test('a reader may not administer', async () => {
  const account = await person(harness, { role: 'reader', organisationId: tree.root });
  for (const asked of [contract.accounts, contract.auditEntries])
    expect(await refused(account, asked, {})).toEqual(['platform.not-permitted']);
});

test('a login is taken once, in whatever case; an unknown role and a backward period are named together', async () => {
  const login = newLogin();
  await create(chief, tree.east, { login });
  const input = {
    login: login.toUpperCase(),
    displayName: 'X',
    organisationId: tree.west,
    role: 'reader',
    from: today(),
    until: null,
  };
  expect(await refused(chief, contract.createAccount, input)).toEqual(['platform.login-taken']);
  const bad = { ...input, login: newLogin(), role: 'toString', until: addDays(today(), -1) };
  expect(await refused(chief, contract.createAccount, bad)).toEqual([
    'platform.unknown-role',
    'platform.period-ends-before-it-begins',
  ]);
});

test('disabling stops at once, enabling gives back; a stale page and the own account are refused', async () => {
  const account = await person(harness, { role: 'reader', organisationId: tree.east });
  const accountId = account.id as never;
  const guest = new Visitor(server, '10.3.0.3');
  await guest.signIn(account, harness.clock.now);
  expect(await refused(eastern, contract.disableAccount, { accountId, expectedVersion: 7, why: 'x' })).toEqual([
    'platform.stale',
  ]);
  await harness.act(eastern, contract.disableAccount, { accountId, expectedVersion: 1, why: 'chuyển công tác' });
  expect(await guest.state()).toBe('signed-out');
  expect(await refused(eastern, contract.issueResetCode, { accountId })).toEqual(['platform.account-already-disabled']);
  await harness.act(eastern, contract.enableAccount, { accountId, expectedVersion: 2 });
  expect((await guest.signIn(account, harness.clock.now)).status).toBe(200);
  expect(
    await refused(eastern, contract.disableAccount, { accountId: eastern.id, expectedVersion: 1, why: 'x' }),
  ).toEqual(['platform.own-account']);
});

test('the same office is not held twice at once; after it ended it can be granted again', async () => {
  const { accountId, officeId } = await create(eastern, tree.east);
  const again = { accountId, role: 'reader', organisationId: tree.east as never, from: today(), until: null };
  expect(await refused(eastern, contract.grantOffice, again)).toEqual(['platform.office-overlapping']);
  await harness.act(eastern, contract.endOffice, { officeId, from: today(), expectedVersion: 1, why: 'nhầm' });
  const second = await harness.act(eastern, contract.grantOffice, again);
  const { offices } = await harness.ask(eastern, contract.officesOfAccount, { accountId });
  expect(offices.map(({ id, neverHeld, isLive }) => ({ id, neverHeld, isLive }))).toEqual([
    { id: second.officeId, neverHeld: false, isLive: true },
    { id: officeId, neverHeld: true, isLive: false },
  ]);
});

test('an office that ends takes the rights with it on that day', async () => {
  const { accountId, officeId } = await create(eastern, tree.cell, { from: day('2026-01-01') });
  const holder = { id: accountId as string, login: '' };
  const asked = () => harness.call(holder, 'platform.work-items', {});
  expect(await asked()).toMatchObject({ ok: true });
  const end = addDays(today(), 1);
  await harness.act(eastern, contract.endOffice, { officeId, from: end, expectedVersion: 1, why: 'hết nhiệm kỳ' });
  expect(await asked()).toMatchObject({ ok: true });
  harness.clock.now = new Date(`${end}T00:00:00+07:00`);
  expect(await asked()).toMatchObject({ ok: false, kind: 'not-permitted' });
  expect(await refused(eastern, contract.endOffice, { officeId, from: end, expectedVersion: 2, why: 'x' })).toEqual([
    'platform.office-already-ended',
  ]);
});

test('the last administrator of an organisation stays until there is another there or above', async () => {
  const only = await startHarnessTree();
  const me = await person(only.harness, { role: 'administrator', organisationId: only.tree.root });
  const mine = (await only.harness.ask(me, contract.officesOfAccount, { accountId: me.id as never })).offices[0]!;
  const end = { officeId: mine.id, from: dayOf(only.harness.clock.now), expectedVersion: 1, why: 'x' };
  expect(await only.harness.refused(me, contract.endOffice, end)).toEqual(['platform.last-administrator']);
  const below = await person(only.harness, { role: 'administrator', organisationId: only.tree.east });
  expect(await only.harness.refused(me, contract.endOffice, end)).toEqual(['platform.last-administrator']);
  const second = await person(only.harness, { role: 'administrator', organisationId: only.tree.root });
  expect(
    await only.harness.ask(below, contract.officesOfOrganisation, { organisationId: only.tree.east as never }),
  ).toMatchObject({ offices: [{ login: below.login }] });
  const both = [only.harness.call(me, contract.endOffice.name, end)];
  const theirs = (await only.harness.ask(second, contract.officesOfAccount, { accountId: second.id as never }))
    .offices[0]!;
  both.push(only.harness.call(second, contract.endOffice.name, { ...end, officeId: theirs.id }));
  const outcomes = await Promise.all(both);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

const startHarnessTree = async () => {
  const another = await startHarness();
  return { harness: another, tree: await plantSmallTree(another) };
};

test('a helper acts for the holder, both names are in the audit, and the help ends with the office', async () => {
  const secretary = await person(harness, { role: 'administrator', organisationId: tree.east });
  const helper = await person(harness, { role: 'reader', organisationId: tree.east });
  const office = (await harness.ask(eastern, contract.officesOfAccount, { accountId: secretary.id as never }))
    .offices[0]!;
  const appoint = (accountId: string, from: Day, until: Day | null) => ({
    accountId: accountId as never,
    officeId: office.id,
    from,
    until,
  });
  expect(await refused(eastern, contract.appointHelper, appoint(secretary.id, today(), null))).toEqual([
    'platform.helper-is-holder',
  ]);
  expect(await refused(eastern, contract.appointHelper, appoint(helper.id, day('2010-01-01'), null))).toEqual([
    'platform.helper-outside-office',
  ]);
  const { officeId } = await harness.act(eastern, contract.appointHelper, appoint(helper.id, today(), null));

  const outcome = await harness.program.runner.call({
    name: contract.createAccount.name,
    input: {
      login: newLogin(),
      displayName: 'Do người giúp tạo',
      organisationId: tree.east,
      role: 'reader',
      from: today(),
      until: null,
    },
    accountId: helper.id,
    requestId: newId(),
    officeId,
  });
  expect(outcome).toMatchObject({ ok: true });
  const { entries } = await harness.ask(eastern, contract.auditEntries, {
    accountId: helper.id as never,
    action: contract.createAccount.name,
  });
  expect(entries).toMatchObject([
    { accountId: secretary.id, helperName: helper.displayName, organisations: [{ id: tree.east }] },
  ]);

  await harness.act(eastern, contract.endOffice, {
    officeId: office.id,
    from: today(),
    expectedVersion: 1,
    why: 'nghỉ',
  });
  expect(await harness.call(helper, contract.accounts.name, {})).toMatchObject({ ok: false, kind: 'not-permitted' });
});

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

test('versions count up', async () => {
  const { accountId } = await create(eastern, tree.east);
  expect(await versionOf(accountId)).toBe(1);
});
