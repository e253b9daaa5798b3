import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { codeAt, openDoor, person, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import * as contract from './contract.ts';

const harness = await startHarness();
const tree = await plantSmallTree(harness);
const lines: string[] = [];
const server = await openDoor(harness, {}, lines);
const visitor = (address?: string) => new Visitor(server, address);
const later = (minutes: number) => {
  harness.clock.now = new Date(harness.clock.now.getTime() + minutes * 60_000);
};
const reader = () => person(harness, { role: 'reader', organisationId: tree.east });
const officer = () => person(harness, { role: 'organisation-officer', organisationId: tree.east });
const auditOf = async (accountId: string): Promise<string[]> => {
  const { rows } = await harness.owner.query(
    'SELECT action FROM platform.audit_entry WHERE account_id = $1 ORDER BY at, id',
    [accountId],
  );
  return rows.map((row) => row.action as string);
};

test('a reader signs in with the password alone; the session question tells offices and what they may do', async () => {
  const account = await reader();
  const guest = visitor();
  const { status, body, setCookies } = await guest.call(contract.signIn, account);
  expect([status, body.outcome]).toEqual([200, 'signed-in']);
  expect(setCookies[0]).toMatch(/^__Host-session=.{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  const mine = (await guest.call(contract.mySession, {})).body;
  if (mine.state !== 'signed-in') throw new Error(mine.state);
  expect(mine.offices).toMatchObject([{ role: 'reader', organisationName: 'Xã Đông Thử', helperFor: null }]);
  expect(mine.offices[0]!.may).toContain('organisations.tree');
  expect(mine.offices[0]!.may).not.toContain('platform.create-account');
  expect(await auditOf(account.id)).toEqual(['platform.sign-in']);
});

test('login is read without regard to case and spaces around, the password is exact but for its Unicode form', async () => {
  const account = await reader();
  expect(
    (await visitor().signIn({ ...account, login: ` ${account.login.toUpperCase()} ` }, harness.clock.now)).status,
  ).toBe(200);
  expect((await visitor().signIn({ ...account, password: `${account.password} ` }, harness.clock.now)).status).toBe(
    401,
  );
});

test('wrong password and unknown login get the same answer, and nothing typed is kept', async () => {
  const account = await reader();
  const wrong = await visitor().call(contract.signIn, { login: account.login, password: 'mot-mat-khau-sai-1' });
  const unknown = await visitor().call(contract.signIn, { login: 'khong-co-ai', password: 'mot-mat-khau-sai-1' });
  expect(wrong).toEqual(unknown);
  expect([wrong.status, wrong.codes]).toEqual([401, ['platform.wrong-login-or-password']]);
  const { rows } = await harness.owner.query('SELECT detail::text AS text FROM platform.audit_detail');
  const kept = [...rows.map((row) => row.text as string), ...lines].join('\n');
  expect(kept).not.toContain('mot-mat-khau-sai');
  expect(kept).not.toContain('khong-co-ai');
});

test('a role that sees personal data gives nothing before the second factor', async () => {
  const account = await officer();
  const guest = visitor();
  const first = await guest.call(contract.signIn, account);
  expect(first.body.outcome).toBe('totp-needed');
  expect((await guest.call(contract.mySession, {})).body).not.toHaveProperty('account');
  expect((await guest.call(contract.sessions, {})).status).toBe(401);
  expect((await guest.send('/api/platform/work-items', {})).status).toBe(401);
  const before = guest.sessionToken;
  const second = await guest.call(contract.confirmTotp, { code: codeAt(account.totpSecret!, harness.clock.now) });
  expect([second.status, second.body.outcome]).toEqual([200, 'signed-in']);
  expect(guest.sessionToken).not.toBe(before);
  expect(await auditOf(account.id)).toEqual(['platform.sign-in', 'platform.confirm-totp']);
});

test('the token of before the second factor is dead after it', async () => {
  const account = await officer();
  const guest = visitor();
  await guest.call(contract.signIn, account);
  const thief = visitor();
  thief.cookies.set('__Host-session', guest.sessionToken!);
  await guest.call(contract.confirmTotp, { code: codeAt(account.totpSecret!, harness.clock.now) });
  expect(await guest.state()).toBe('signed-in');
  expect(await thief.state()).toBe('signed-out');
});

test('the same code is taken once: not in a second browser, not a step later', async () => {
  const account = await officer();
  const code = codeAt(account.totpSecret!, harness.clock.now);
  const [one, two] = [visitor(), visitor()];
  await one.call(contract.signIn, account);
  await two.call(contract.signIn, account);
  expect((await one.call(contract.confirmTotp, { code })).status).toBe(200);
  expect((await two.call(contract.confirmTotp, { code })).codes).toEqual(['platform.wrong-code']);
  later(0.5);
  expect((await two.call(contract.confirmTotp, { code })).codes).toEqual(['platform.wrong-code']);
  expect((await two.call(contract.confirmTotp, { code: codeAt(account.totpSecret!, harness.clock.now) })).status).toBe(
    200,
  );
});

test('the same code sent twice at the same moment is taken once', async () => {
  const account = await officer();
  const code = codeAt(account.totpSecret!, harness.clock.now);
  const guests = [visitor(), visitor(), visitor()];
  for (const guest of guests) await guest.call(contract.signIn, account);
  const answers = await Promise.all(guests.map((guest) => guest.call(contract.confirmTotp, { code })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
});

test('an account whose role asks for it sets up an authenticator first, and its other sessions end', async () => {
  const account = await officer();
  await harness.owner.query('DELETE FROM platform.totp WHERE account_id = $1', [account.id]);
  const guest = visitor();
  expect((await guest.call(contract.signIn, account)).body.outcome).toBe('totp-setup-needed');
  const { body } = await guest.call(contract.setUpTotp, {});
  expect(body.uri).toMatch(/^otpauth:\/\/totp\//);
  expect((await guest.call(contract.confirmTotp, { code: '000000' })).codes).toEqual(['platform.wrong-code']);
  expect((await guest.call(contract.confirmTotp, { code: codeAt(body.secret, harness.clock.now) })).body.outcome).toBe(
    'signed-in',
  );
  const { rows } = await harness.owner.query('SELECT sealed_secret FROM platform.totp WHERE account_id = $1', [
    account.id,
  ]);
  expect((rows[0].sealed_secret as Buffer).includes(Buffer.from(body.secret))).toBe(false);
});

test('an authenticator in force is replaced only with a code of it', async () => {
  const account = await officer();
  const guest = visitor();
  await guest.call(contract.signIn, account);
  expect((await guest.call(contract.setUpTotp, {})).status).toBe(401);
  await guest.call(contract.confirmTotp, { code: codeAt(account.totpSecret!, harness.clock.now) });
  expect((await guest.call(contract.setUpTotp, {})).codes).toEqual(['platform.wrong-code']);
  later(1);
  const currentCode = codeAt(account.totpSecret!, harness.clock.now);
  const { body } = await guest.call(contract.setUpTotp, { currentCode });
  // Until it is confirmed the old one stays in force.
  later(1);
  expect((await visitor().signIn(account, harness.clock.now)).status).toBe(200);
  expect((await guest.call(contract.confirmTotp, { code: codeAt(body.secret, harness.clock.now) })).status).toBe(200);
  later(1);
  expect((await visitor().signIn(account, harness.clock.now)).status).toBe(422);
  expect((await visitor().signIn({ ...account, totpSecret: body.secret }, harness.clock.now)).status).toBe(200);
});

test('an office that asks for a second factor takes the rights of a running session at once', async () => {
  const account = await reader();
  const guest = visitor();
  await guest.signIn(account, harness.clock.now);
  await harness.load(async (tx) => {
    await sql`INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
      SELECT gen_random_uuid(), account_id, 'organisation-officer', org_id, org_pos, period FROM platform.office
      WHERE account_id = ${account.id}`.execute(tx);
  });
  expect(await guest.state()).toBe('totp-setup-needed');
  expect((await guest.send('/api/platform/work-items', {})).status).toBe(401);
});

test('an account without any live office signs in, and is told plainly that it may do nothing', async () => {
  const account = await reader();
  await harness.owner.query("UPDATE platform.office SET period = '[2020-01-01,2021-01-01)' WHERE account_id = $1", [
    account.id,
  ]);
  const guest = visitor();
  expect((await guest.signIn(account, harness.clock.now)).status).toBe(200);
  expect((await guest.call(contract.mySession, {})).body).toMatchObject({ state: 'signed-in', offices: [] });
  const answer = await guest.send('/api/platform/work-items', {});
  expect([answer.status, answer.codes]).toEqual([403, ['platform.not-permitted']]);
});

test('a disabled account: its sessions stop with the next request, and only who knows the password is told', async () => {
  const account = await reader();
  const guest = visitor();
  await guest.signIn(account, harness.clock.now);
  await harness.owner.query('UPDATE platform.account SET disabled_at = now() WHERE id = $1', [account.id]);
  expect(await guest.state()).toBe('signed-out');
  expect((await visitor().call(contract.signIn, account)).codes).toEqual(['platform.account-disabled']);
  const wrong = await visitor().call(contract.signIn, { login: account.login, password: 'khong phai mat khau' });
  expect(wrong.codes).toEqual(['platform.wrong-login-or-password']);
});

test('a password that no longer meets the policy must be changed before anything else', async () => {
  const account = await reader();
  const { hashPassword } = await import('./password-hash.ts');
  await harness.owner.query('UPDATE platform.credential SET password_hash = $1 WHERE account_id = $2', [
    await hashPassword('ngan-qua'),
    account.id,
  ]);
  const guest = visitor();
  expect((await guest.call(contract.signIn, { login: account.login, password: 'ngan-qua' })).body.outcome).toBe(
    'password-change-needed',
  );
  expect((await guest.send('/api/platform/work-items', {})).status).toBe(401);
  const weak = await guest.call(contract.changePassword, { currentPassword: 'ngan-qua', newPassword: account.login });
  expect(weak.codes).toEqual(['platform.password-is-login']);
  const good = await guest.call(contract.changePassword, {
    currentPassword: 'ngan-qua',
    newPassword: 'cây đa bến nước',
  });
  expect(good.body.outcome).toBe('signed-in');
  expect(await guest.state()).toBe('signed-in');
});

test('a hash of other costs is made anew at sign-in', async () => {
  const account = await reader();
  const { hash } = await import('@node-rs/argon2');
  const old = await hash(account.password, { memoryCost: 8192, timeCost: 1 });
  await harness.owner.query('UPDATE platform.credential SET password_hash = $1 WHERE account_id = $2', [
    old,
    account.id,
  ]);
  await visitor().signIn(account, harness.clock.now);
  const { rows } = await harness.owner.query('SELECT password_hash FROM platform.credential WHERE account_id = $1', [
    account.id,
  ]);
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await visitor().signIn(account, harness.clock.now)).status).toBe(200);
});
