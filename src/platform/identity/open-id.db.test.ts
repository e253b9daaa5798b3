import { afterAll, expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { startProvider } from '../../../tests/open-id-provider.ts';
import { openDoor, person, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import * as contract from './contract.ts';

const harness = await startHarness();
// The provider's codes and tokens live by the real clock.
harness.clock.now = new Date();
const tree = await plantSmallTree(harness);
const origin = 'http://localhost:3000';
const client = {
  id: 'vung-manh',
  secret: 'a secret of the test client only',
  redirect: `${origin}/sign-in/open-id/callback`,
};
const provider = await startProvider(client);
afterAll(() => provider.stop());
const settings = {
  issuer: provider.issuer,
  clientId: client.id,
  clientSecret: client.secret,
  name: 'Cổng định danh thử',
  origin,
  linkByUsername: false,
  plainHttpOnLoopback: true,
};
const server = await openDoor(harness, { openId: settings });
const byName = await openDoor(harness, { openId: { ...settings, linkByUsername: true } });
const chief = await person(harness, { role: 'administrator', organisationId: tree.root });
const reader = () => person(harness, { role: 'reader', organisationId: tree.east });
const link = (accountId: string, subject: string) =>
  harness.act(chief, contract.linkOpenId, { accountId: accountId as never, issuer: provider.issuer, subject });

/** One GET of a browser; gives where it is sent. */
const get = async (guest: Visitor, url: string): Promise<string> => {
  const cookie = [...guest.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await guest.server.inject({ method: 'GET', url, headers: { cookie } });
  for (const { name, value } of answer.cookies) {
    if (value === '') guest.cookies.delete(name);
    else guest.cookies.set(name, value);
  }
  expect(answer.statusCode).toBe(303);
  return answer.headers.location as string;
};

const through = async (guest: Visitor, subject: string, returnTo = '/organisations'): Promise<string> => {
  const start = await get(guest, `/sign-in/open-id?returnTo=${encodeURIComponent(returnTo)}`);
  const back = await provider.walk(start, subject);
  return get(guest, `${back.pathname}${back.search}`);
};

test('a linked account signs in through the provider and comes back to the page it wanted', async () => {
  const account = await reader();
  await link(account.id, 's-linked');
  const guest = new Visitor(server);
  expect(await through(guest, 's-linked')).toBe('/organisations');
  expect((await guest.call(contract.mySession, {})).body).toMatchObject({
    state: 'signed-in',
    account: { login: account.login },
  });
  const { rows } = await harness.owner.query('SELECT signed_in_by FROM platform.session WHERE account_id = $1', [
    account.id,
  ]);
  expect(rows).toEqual([{ signed_in_by: 'openid' }]);
});

test('the way there asks for a code with PKCE, state and nonce, and the cookie is short and Lax', async () => {
  const answer = await server.inject({ method: 'GET', url: '/sign-in/open-id' });
  const url = new URL(answer.headers.location as string);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid',
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(url.searchParams.get(name)!.length).toBeGreaterThan(30);
  expect(answer.headers['set-cookie']).toMatch(
    /^__Host-open-id=.{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('our own second factor is asked for after the provider, too', async () => {
  const account = await person(harness, { role: 'organisation-officer', organisationId: tree.east });
  await link(account.id, 's-officer');
  const guest = new Visitor(server);
  await through(guest, 's-officer');
  expect(await guest.state()).toBe('totp-needed');
});

test('nobody knows this subject, or its account is disabled: the same answer', async () => {
  const account = await reader();
  await link(account.id, 's-shut');
  await harness.owner.query('UPDATE platform.account SET disabled_at = now() WHERE id = $1', [account.id]);
  for (const subject of ['s-unknown', 's-shut']) {
    const guest = new Visitor(server);
    expect(await through(guest, subject)).toBe('/sign-in?refused=platform.open-id-no-account');
    expect(await guest.state()).toBe('signed-out');
  }
});

test('the same answer of the provider is taken once, in the browser that began only, and not with a changed state', async () => {
  const account = await reader();
  await link(account.id, 's-replay');
  const guest = new Visitor(server);
  const start = await get(guest, '/sign-in/open-id');
  const key = guest.cookies.get('__Host-open-id')!;
  const back = await provider.walk(start, 's-replay');
  const thief = new Visitor(server);
  expect(await get(thief, `${back.pathname}${back.search}`)).toBe('/sign-in?refused=platform.open-id-attempt-over');
  expect(await get(guest, `${back.pathname}${back.search}`)).toBe('/');
  guest.cookies.set('__Host-open-id', key);
  expect(await get(guest, `${back.pathname}${back.search}`)).toBe('/sign-in?refused=platform.open-id-attempt-over');

  const other = new Visitor(server);
  const again = await provider.walk(await get(other, '/sign-in/open-id'), 's-replay');
  again.searchParams.set('state', 'another');
  expect(await get(other, `${again.pathname}${again.search}`)).toBe('/sign-in?refused=platform.open-id-not-proved');
});

test('a code of somebody else’s attempt does not pass: PKCE and nonce are of the own one', async () => {
  const account = await reader();
  await link(account.id, 's-victim');
  const [victim, thief] = [new Visitor(server), new Visitor(server)];
  const theirs = await provider.walk(await get(victim, '/sign-in/open-id'), 's-victim');
  const own = new URL(await get(thief, '/sign-in/open-id'));
  theirs.searchParams.set('state', own.searchParams.get('state')!);
  expect(await get(thief, `${theirs.pathname}${theirs.search}`)).toBe('/sign-in?refused=platform.open-id-not-proved');
});

test('by user name only where so configured; then the link stays with that subject', async () => {
  const account = await reader();
  const subject = `s-${account.login}`;
  expect(await through(new Visitor(server), subject)).toBe('/sign-in?refused=platform.open-id-no-account');
  const guest = new Visitor(byName);
  expect(await through(guest, subject)).toBe('/organisations');
  expect(await guest.state()).toBe('signed-in');
  // The same name under another subject of the provider is another person.
  expect(await through(new Visitor(byName), account.login)).toBe('/sign-in?refused=platform.open-id-no-account');
});

test('one subject is one account', async () => {
  const [one, two] = [await reader(), await reader()];
  await link(one.id, 's-one');
  const again = { accountId: two.id, issuer: provider.issuer, subject: 's-one' };
  expect(await harness.refused(chief, contract.linkOpenId, again)).toEqual(['platform.subject-taken']);
});

test('the way back leads to our own pages only', async () => {
  const account = await reader();
  await link(account.id, 's-back');
  for (const returnTo of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/a\nb',
    'javascript:alert(1)',
  ]) {
    expect(await through(new Visitor(server), 's-back', returnTo)).toBe('/');
  }
});

test('a provider that does not answer is named as the reason, and asked again next time', async () => {
  const lost = await openDoor(harness, { openId: { ...settings, issuer: 'http://127.0.0.1:9' } });
  for (let n = 0; n < 2; n++) {
    expect(await get(new Visitor(lost), '/sign-in/open-id')).toBe('/sign-in?refused=platform.open-id-unreachable');
  }
});
