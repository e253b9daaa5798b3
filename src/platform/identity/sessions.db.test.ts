import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { openDoor, person, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import { newId } from '../action/id.ts';
import * as contract from './contract.ts';

const harness = await startHarness();
const tree = await plantSmallTree(harness);
const server = await openDoor(harness);
const later = (minutes: number) => {
  harness.clock.now = new Date(harness.clock.now.getTime() + minutes * 60_000);
};
const reader = () => person(harness, { role: 'reader', organisationId: tree.east });
const signedIn = async (account: Awaited<ReturnType<typeof reader>>) => {
  const guest = new Visitor(server);
  expect((await guest.signIn(account, harness.clock.now)).status).toBe(200);
  return guest;
};

test('the database holds only the digest of the token', async () => {
  const account = await reader();
  const token = (await signedIn(account)).sessionToken!;
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const { rows } = await harness.owner.query(
    'SELECT s.*, s::text AS text FROM platform.session s WHERE account_id = $1',
    [account.id],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].token_hash).toEqual(createHash('sha256').update(token).digest());
  expect(rows[0].text).not.toContain(token);
});

test('half an hour without a request ends the session, a request before that keeps it', async () => {
  const guest = await signedIn(await reader());
  later(29);
  expect(await guest.state()).toBe('signed-in');
  later(29);
  expect(await guest.state()).toBe('signed-in');
  later(30);
  expect(await guest.state()).toBe('signed-out');
  expect(guest.sessionToken).toBeUndefined();
});

test('after twelve hours the session ends however busy it was', async () => {
  const guest = await signedIn(await reader());
  for (let minute = 0; minute < 12 * 60 - 20; minute += 20) {
    later(20);
    expect(await guest.state()).toBe('signed-in');
  }
  later(20);
  expect(await guest.state()).toBe('signed-out');
});

test('between password and second factor a session lives for minutes only', async () => {
  const account = await person(harness, { role: 'organisation-officer', organisationId: tree.east });
  const guest = new Visitor(server);
  await guest.call(contract.signIn, account);
  later(19);
  expect(await guest.state()).toBe('totp-needed');
  later(1);
  expect(await guest.state()).toBe('signed-out');
});

test('the token rotates by the clock: the old one works until the new one is used, and a minute longer', async () => {
  const guest = await signedIn(await reader());
  const first = guest.sessionToken!;
  later(20);
  await guest.state();
  later(11);
  await guest.state();
  const second = guest.sessionToken!;
  expect(second).not.toBe(first);
  const old = new Visitor(server);
  old.cookies.set('__Host-session', first);
  // The answer with the new token was lost: nobody is signed out.
  expect(await old.state()).toBe('signed-in');
  expect(await guest.state()).toBe('signed-in');
  old.cookies.set('__Host-session', first);
  expect(await old.state()).toBe('signed-in');
  later(1.1);
  old.cookies.set('__Host-session', first);
  expect(await old.state()).toBe('signed-out');
  expect(await guest.state()).toBe('signed-in');
});

test('many requests at once while the token rotates: none is turned away', async () => {
  const guest = await signedIn(await reader());
  later(20);
  await guest.state();
  later(15);
  const tabs = Array.from({ length: 8 }, () => {
    const tab = new Visitor(server);
    tab.cookies.set('__Host-session', guest.sessionToken!);
    return tab;
  });
  expect(await Promise.all(tabs.map((tab) => tab.state()))).toEqual(Array(8).fill('signed-in'));
  // Whichever of the answers the browser kept, it goes on.
  expect(await Promise.all(tabs.map((tab) => tab.state()))).toEqual(Array(8).fill('signed-in'));
});

test('signing in again in the same browser ends the session before', async () => {
  const account = await reader();
  const guest = await signedIn(account);
  const before = guest.sessionToken!;
  await guest.signIn(account, harness.clock.now);
  const old = new Visitor(server);
  old.cookies.set('__Host-session', before);
  expect(await old.state()).toBe('signed-out');
});

test('signing out ends this session only', async () => {
  const account = await reader();
  const [one, two] = [await signedIn(account), await signedIn(account)];
  const token = one.sessionToken!;
  expect((await one.call(contract.signOut, {})).status).toBe(200);
  expect(one.sessionToken).toBeUndefined();
  one.cookies.set('__Host-session', token);
  expect(await one.state()).toBe('signed-out');
  expect(await two.state()).toBe('signed-in');
});

test('own sessions are listed and revoked; those of another account are not seen and look as if they did not exist', async () => {
  const [account, stranger] = [await reader(), await reader()];
  const [here, there] = [await signedIn(account), await signedIn(account)];
  const other = await signedIn(stranger);
  const { sessions } = (await here.call(contract.sessions, {})).body;
  expect(sessions.map((one) => one.isThisOne).sort()).toEqual([false, true]);
  const theirs = (await other.call(contract.sessions, {})).body.sessions;
  expect(theirs).toHaveLength(1);

  const foreign = await here.call(contract.revokeSession, { sessionId: theirs[0]!.id });
  const unknown = await here.call(contract.revokeSession, { sessionId: newId() as (typeof theirs)[0]['id'] });
  expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
  expect(await other.state()).toBe('signed-in');

  const elsewhere = sessions.find((one) => !one.isThisOne)!;
  expect((await here.call(contract.revokeSession, { sessionId: elsewhere.id })).status).toBe(200);
  expect(await there.state()).toBe('signed-out');
  expect(await here.state()).toBe('signed-in');
});

test('ending all others leaves this one', async () => {
  const account = await reader();
  const [here, ...others] = [await signedIn(account), await signedIn(account), await signedIn(account)];
  expect((await here!.call(contract.revokeOtherSessions, {})).body).toEqual({ ended: 2 });
  expect(await here!.state()).toBe('signed-in');
  for (const other of others) expect(await other.state()).toBe('signed-out');
});

test('changing the password asks for the old one, ends the others, and gives this one a new token', async () => {
  const account = await reader();
  const [here, other] = [await signedIn(account), await signedIn(account)];
  const before = here.sessionToken;
  const wrong = await here.call(contract.changePassword, { currentPassword: 'không phải thế', newPassword: 'ngan' });
  expect(wrong.codes).toEqual([
    'platform.wrong-current-password',
    'platform.password-too-short',
    'platform.password-common',
  ]);
  const same = await here.call(contract.changePassword, {
    currentPassword: account.password,
    newPassword: account.password,
  });
  expect(same.codes).toEqual(['platform.password-unchanged']);
  const changed = await here.call(contract.changePassword, {
    currentPassword: account.password,
    newPassword: 'gió đưa cành trúc',
  });
  expect(changed.status).toBe(200);
  expect(here.sessionToken).not.toBe(before);
  expect([await here.state(), await other.state()]).toEqual(['signed-in', 'signed-out']);
  expect((await new Visitor(server).signIn(account, harness.clock.now)).status).toBe(401);
  const decomposed = { ...account, password: 'gió đưa cành trúc'.normalize('NFD') };
  expect((await new Visitor(server).signIn(decomposed, harness.clock.now)).status).toBe(200);
});

test('settings are kept with the account', async () => {
  const account = await reader();
  const guest = await signedIn(account);
  const wanted = { textSize: 'largest', contrast: 'high', colourScheme: 'dark', language: 'en' } as const;
  expect((await guest.call(contract.updateSettings, wanted)).body).toEqual(wanted);
  expect((await guest.call(contract.mySession, {})).body).toMatchObject({ settings: wanted });
});

test.each(['app_scoped', 'app_offices', 'app_all', 'app_self', 'app_worker', 'app_import', 'app_load'] as const)(
  '%s cannot touch passwords, secrets, sessions or codes',
  async (role) => {
    const tables = ['credential', 'totp', 'session', 'reset_code', 'sign_in_attempt', 'oidc_link', 'oidc_attempt'];
    for (const table of tables) {
      const read = harness.program.pools[role].query(`SELECT 1 FROM platform.${table}`);
      await expect(read, table).rejects.toMatchObject({ code: '42501' });
    }
  },
);
