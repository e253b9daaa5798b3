import { expect, test } from 'vitest';
import { newLogin, startAdministration } from '../../../../tests/administration.ts';
import { openDoor, person, Visitor } from '../../../../tests/visitor.ts';
import { newId } from '../../action/id.ts';
import { addDays } from '../../calendar/day.ts';
import * as contract from '../contract.ts';

const { harness, tree, chief, eastern, today, create, refused } = await startAdministration();
const server = await openDoor(harness);

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
