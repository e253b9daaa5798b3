import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();

const give = async (page: Page, login: string, password: string): Promise<void> => {
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
};

const giveCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Mã xác thực 6 chữ số').fill(code);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
};

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const pathOf = (page: Page): string => page.url().slice(workplace.url().length);

test('a wrong password is refused in one sentence that tells nothing, the right one opens the work of the day', async () => {
  const page = await workplace.newPage();
  const { login, password } = workplace.account('xem');
  await page.goto('/');
  await heading(page, 'Đăng nhập').waitFor();

  await give(page, login, 'khong phai mat khau');
  const refusal = page.getByRole('alert').filter({ hasText: 'Tên đăng nhập hoặc mật khẩu không đúng' });
  await refusal.waitFor();
  const said = await refusal.textContent();
  await give(page, 'khong-co-nguoi-nay', 'khong phai mat khau');
  await refusal.waitFor();
  expect(await refusal.textContent()).toBe(said);
  await give(page, login, password);
  await heading(page, 'Việc cần làm').waitFor();

  expect(await page.context().cookies()).toEqual([
    expect.objectContaining({ name: '__Host-session', httpOnly: true, secure: true, sameSite: 'Strict' }),
  ]);
});

test('the second factor is asked, a wrong code is refused, and a code works once', async () => {
  const { login, password, totpSecret } = workplace.account('quan-tri');
  const first = await workplace.newPage();
  await first.goto('/sign-in');
  await give(first, login, password);
  const code = await workplace.nextCode(totpSecret!);
  await giveCode(first, code === '000000' ? '111111' : '000000');
  await first.getByRole('alert').waitFor();
  await giveCode(first, code);
  await heading(first, 'Việc cần làm').waitFor();

  const second = await workplace.newPage();
  await second.goto('/administration');
  await give(second, login, password);
  await giveCode(second, code);
  await second.getByRole('alert').waitFor();
  expect(await heading(second, 'Tài khoản').count()).toBe(0);
  await giveCode(second, await workplace.nextCode(totpSecret!));
  await heading(second, 'Tài khoản').waitFor();
  expect(pathOf(second)).toBe('/administration');
});

test('after five wrong passwords even the right one has to wait, and the page says how long', async () => {
  const { login, password } = workplace.account('kiem-tra-xa');
  const page = await workplace.newPage();
  await page.goto('/sign-in');
  for (let guess = 1; guess <= 5; guess++) {
    const answer = page.waitForResponse((one) => one.url().endsWith('/api/platform/sign-in'));
    await give(page, login, `khong phai mat khau ${guess}`);
    expect([401, 429]).toContain((await answer).status());
  }

  await give(page, login, password);
  const pause = page.getByRole('alert').filter({ hasText: /Đã sai nhiều lần liên tiếp. Hãy đợi \d+ phút/ });
  await pause.waitFor();
  expect(await heading(page, 'Việc cần làm').count()).toBe(0);
});

test('who signs out is out: the way back shows the sign-in, and the old cookie opens nothing', async () => {
  const page = await workplace.newPage();
  await workplace.signIn(page, 'xem');
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: /^Tài khoản:/ }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await heading(page, 'Đăng nhập').waitFor();

  await page.goBack();
  await page.goto('/settings');
  await heading(page, 'Đăng nhập').waitFor();
  await page.context().addCookies(cookies);
  await page.goto('/settings');
  await heading(page, 'Đăng nhập').waitFor();
});

test('a session ended from another machine leads to the sign-in and back to the page', async () => {
  const [own, lost] = [await workplace.newPage(), await workplace.newPage()];
  await workplace.signIn(lost, 'xem');
  await lost.goto('/settings?on=2025-06-30');
  await heading(lost, 'Cài đặt').waitFor();
  await workplace.signIn(own, 'xem');
  await own.goto('/settings');
  const list = own.getByRole('listitem').filter({ hasText: 'dùng gần nhất' });
  const before = await list.count().then(async () => {
    await list.first().waitFor();
    return list.count();
  });
  expect(before).toBeGreaterThan(1);
  expect(await own.getByText('Phiên này').count()).toBe(1);

  await own.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
  await expect.poll(() => list.count()).toBe(1);

  await lost.getByLabel('Lớn (125%)').click();
  await lost.getByText('Phiên làm việc đã hết').waitFor();
  await workplace.signIn(lost, 'xem');
  await heading(lost, 'Cài đặt').waitFor();
  expect(pathOf(lost)).toBe('/settings?on=2025-06-30');
});

test('one session of the list is ended by its own button', async () => {
  const [own, other] = [await workplace.newPage(), await workplace.newPage()];
  await workplace.signIn(other, 'xem');
  await workplace.signIn(own, 'xem');
  await own.goto('/settings');
  const ends = own.getByRole('button', { name: 'Kết thúc phiên', exact: true });
  await ends.first().waitFor();
  const before = await ends.count();

  await ends.first().click();
  await own.getByText('Đã kết thúc phiên').waitFor();
  await expect.poll(() => ends.count()).toBe(before - 1);
});

test('a session that time has ended leads to the sign-in and back to the page', async () => {
  const page = await workplace.newPage();
  await workplace.signIn(page, 'xem');
  await page.goto('/settings?on=2025-07-01');
  await heading(page, 'Cài đặt').waitFor();
  await workplace.sql(`UPDATE platform.session SET expires_at = now() - interval '1 second'`);

  await page.reload();
  await heading(page, 'Đăng nhập').waitFor();
  await workplace.signIn(page, 'xem');
  await heading(page, 'Cài đặt').waitFor();
  expect(pathOf(page)).toBe('/settings?on=2025-07-01');
});
