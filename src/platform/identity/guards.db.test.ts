import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { openDoor, person, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import { networkOf } from './attempts.ts';
import * as contract from './contract.ts';

const harness = await startHarness();
const tree = await plantSmallTree(harness);
const server = await openDoor(harness);
const later = (minutes: number) => {
  harness.clock.now = new Date(harness.clock.now.getTime() + minutes * 60_000);
};
const reader = () => person(harness, { role: 'reader', organisationId: tree.east });
let used = 0;
const freshAddress = () => `10.1.${Math.floor(++used / 250)}.${used % 250}`;
const guess = async (login: string, address = freshAddress()) => {
  const { status, codes } = await new Visitor(server, address).call(contract.signIn, {
    login,
    password: 'đoán bừa một lần',
  });
  return { status, codes };
};
const wrong = { status: 401, codes: ['platform.wrong-login-or-password'] };
const paused = { status: 429, codes: ['platform.sign-in-paused'] };

test.each(['an account that exists', 'a login that nobody has'])(
  'five wrong guesses pause %s, from wherever they come, and the pause grows',
  async (which) => {
    const login = which.includes('exists') ? (await reader()).login : `khong-ai-${used}`;
    for (let n = 0; n < 5; n++) expect(await guess(login)).toEqual(wrong);
    expect(await guess(login)).toEqual(paused);
    later(1);
    expect(await guess(login)).toEqual(wrong);
    later(1);
    expect(await guess(login)).toEqual(paused);
    later(1);
    expect(await guess(login)).toEqual(wrong);
  },
);

test('while the login is paused the right password is not taken either; after the pause it is, and the count starts afresh', async () => {
  const account = await reader();
  for (let n = 0; n < 5; n++) await guess(account.login);
  const address = freshAddress();
  expect((await new Visitor(server, address).signIn(account, harness.clock.now)).status).toBe(429);
  later(1);
  expect((await new Visitor(server, address).signIn(account, harness.clock.now)).status).toBe(200);
  for (let n = 0; n < 4; n++) expect(await guess(account.login)).toEqual(wrong);
  expect((await new Visitor(server, address).signIn(account, harness.clock.now)).status).toBe(200);
});

test("an administrator's one-time code lifts the pause of a login; guessing at codes is paused by itself", async () => {
  const account = await reader();
  const administrator = await person(harness, { role: 'administrator', organisationId: tree.root });
  for (let n = 0; n < 5; n++) await guess(account.login);
  expect(await guess(account.login)).toEqual(paused);
  const { oneTimeCode } = await harness.act(administrator, contract.issueResetCode, { accountId: account.id as never });
  const redeem = async (code: string) => {
    const given = { login: account.login, code, newPassword: 'bốn mùa hoa nở trắng' };
    const { status, codes } = await new Visitor(server, freshAddress()).call(contract.redeemResetCode, given);
    return { status, codes };
  };
  for (let n = 0; n < 4; n++) expect((await redeem(`SAI-${n}-XXXX`)).codes).toEqual(['platform.wrong-reset-code']);
  expect(await guess(account.login)).toEqual(paused);
  expect(await redeem(oneTimeCode)).toMatchObject({ status: 200 });
  const renewed = { ...account, password: 'bốn mùa hoa nở trắng' };
  expect((await new Visitor(server, freshAddress()).signIn(renewed, harness.clock.now)).status).toBe(200);
  for (let n = 0; n < 5; n++) await redeem(`SAI-${n}-XXXX`);
  expect(await redeem('SAI-X-XXXX')).toEqual({ status: 429, codes: ['platform.code-paused'] });
  expect((await new Visitor(server, freshAddress()).signIn(renewed, harness.clock.now)).status).toBe(200);
});

test('guesses sent at once are counted before they are looked at', async () => {
  const { login } = await reader();
  const answers = await Promise.all(Array.from({ length: 12 }, () => guess(login)));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
});

test('one address that tries many logins is paused; others are not, and an own account does not wash it clean', async () => {
  const account = await reader();
  const address = '10.9.9.9';
  for (let n = 0; n < 29; n++) expect(await guess(`thu-${n}`, address)).toEqual(wrong);
  expect((await new Visitor(server, address).signIn(account, harness.clock.now)).status).toBe(200);
  expect(await guess('thu-nua', address)).toEqual(wrong);
  expect(await guess('thu-them', address)).toEqual(paused);
  expect(await guess('thu-them', '10.9.9.10')).toEqual(wrong);
});

test('codes are guessed no more often than passwords', async () => {
  const account = await person(harness, { role: 'organisation-officer', organisationId: tree.east });
  const guest = new Visitor(server, freshAddress());
  await guest.call(contract.signIn, account);
  const codes = [];
  for (let n = 0; n < 6; n++) codes.push((await guest.call(contract.confirmTotp, { code: `00000${n}` })).status);
  expect(codes).toEqual([422, 422, 422, 422, 422, 429]);
});

test('an IPv6 network counts as one address', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:0:0:9'));
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
});

test('a call of a session without its CSRF token, or with that of another session, is not taken', async () => {
  const [account, other] = [await reader(), await reader()];
  const guest = new Visitor(server, freshAddress());
  await guest.signIn(account, harness.clock.now);
  const stranger = new Visitor(server, freshAddress());
  await stranger.signIn(other, harness.clock.now);
  const token = guest.csrfToken!;
  for (const given of [null, '', 'x', stranger.csrfToken]) {
    guest.csrfToken = given;
    const answer = await guest.call(contract.revokeOtherSessions, {});
    expect([answer.status, answer.codes]).toEqual([403, ['platform.csrf']]);
    expect((await guest.send('/api/platform/work-items', {})).status).toBe(403);
  }
  guest.csrfToken = token;
  expect((await guest.call(contract.revokeOtherSessions, {})).status).toBe(200);
});

test.each([
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'not an origin' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ origin: 'https://localhost:3000', 'sec-fetch-site': 'same-origin' }, 200],
])('a page of %o gets %i, even before signing in', async (headers, status) => {
  const account = await reader();
  const answer = await new Visitor(server, freshAddress()).call(contract.signIn, account, headers);
  expect(answer.status).toBe(status);
  if (status === 403) expect(answer.codes).toEqual(['platform.foreign-origin']);
});

test('too many calls in a minute are answered with 429 in the usual form', async () => {
  const narrow = await openDoor(harness, { rates: { all: 8, signIn: 3 } });
  const guest = new Visitor(narrow, '10.8.8.8');
  const steps = [];
  for (let n = 0; n < 4; n++) steps.push((await guest.call(contract.signIn, { login: 'ai-do', password: 'x' })).status);
  expect(steps).toEqual([401, 401, 401, 429]);
  const calls = [];
  for (let n = 0; n < 9; n++) calls.push(await guest.call(contract.mySession, {}));
  expect(calls.map((answer) => answer.status)).toEqual([...Array(8).fill(200), 429]);
  expect(calls.at(-1)!.codes).toEqual(['platform.too-many-requests']);
});

test('every refusal of the door carries a sentence in both languages', async () => {
  const { body } = await new Visitor(server, freshAddress()).call(contract.signIn, {
    login: 'ai-do',
    password: 'sai mật khẩu rồi',
  });
  const [reason] = (body as unknown as { reasons: { vi: string; en: string }[] }).reasons;
  expect(reason!.vi).toContain('mật khẩu');
  expect(reason!.en).toContain('password');
});
