import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ kind: 'empty' });

const administrator = { name: 'Người Quản Trị (hư cấu)', login: 'quan-tri-dau', password: 'bon tu ghep lai cho dai' };
const own = 'Đảng bộ phường Thử Nghiệm';
const superior = 'Đảng bộ thành phố Thử Nghiệm';

const demonstrationMark = (page: Page) => page.getByRole('complementary', { name: say('web.demonstration.label') });

/** Every step is a screen of its own, so each is looked at as every route is. */
const expectSound = async (page: Page): Promise<void> => {
  for (const width of [1440, 320]) {
    await resize(page, width);
    expect([...(await layoutFaults(page, 'vi')), ...(await axeFaults(page))], `at ${width} px`).toEqual([]);
  }
  await resize(page, 1440);
  expect(await demonstrationMark(page).count(), 'no mark of a demonstration').toBe(0);
};

const step = (page: Page, key: string) => page.getByRole('heading', { level: 2, name: say(key), exact: true });
const press = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true }).click();

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
};

const makeAdministrator = async (page: Page): Promise<string> => {
  await step(page, 'web.set-up.administrator').waitFor();
  await page.getByLabel(say('web.accounts.name')).fill(administrator.name);
  await page.getByLabel(say('web.sign-in.login')).fill(administrator.login);
  await page.getByLabel(say('web.sign-in.password'), { exact: true }).fill('ngan');
  await press(page, 'web.next');
  await page
    .getByText(/12 ký tự/)
    .first()
    .waitFor();
  await expectSound(page);
  await page.getByLabel(say('web.sign-in.password'), { exact: true }).fill(administrator.password);
  await press(page, 'web.next');

  await step(page, 'web.set-up.second-factor').waitFor();
  await press(page, 'web.totp.begin');
  await page.getByRole('img', { name: say('web.totp.qr') }).waitFor();
  await expectSound(page);
  const secret = (await page.locator('code.vm-secret').textContent())!.replaceAll(' ', '');
  await page.getByLabel(say('web.totp.code')).fill(await workplace.nextCode(secret));
  await press(page, 'web.totp.confirm');
  return secret;
};

const nameOrganisations = async (page: Page): Promise<void> => {
  await step(page, 'organisations.set-up.own-title').waitFor();
  await settle(page);
  await expectSound(page);
  await press(page, 'web.next');
  await page.locator('.mantine-InputWrapper-error').first().waitFor();
  await page.getByLabel(say('organisations.set-up.name'), { exact: true }).fill(own);
  await choose(page, say('organisations.set-up.type'), 'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng');
  await page.getByLabel(say('organisations.set-up.superior-name')).fill(superior);
  await choose(page, say('organisations.set-up.superior-type'), 'Đảng bộ tỉnh, thành phố');
  await press(page, 'web.next');
};

const setTerm = async (page: Page): Promise<void> => {
  await step(page, 'organisations.set-up.term-title').waitFor();
  await settle(page);
  await expectSound(page);
  await page.getByLabel(say('organisations.set-up.term-starts')).fill('01/07/2025');
  await press(page, 'web.next');
};

const giveOffice = async (page: Page): Promise<void> => {
  await step(page, 'web.set-up.offices').waitFor();
  await settle(page);
  await expectSound(page);
  await page.getByLabel(say('web.accounts.name')).fill('Người Làm Cùng (hư cấu)');
  await page.getByLabel(say('web.sign-in.login')).fill('lam-cung');
  await choose(page, say('web.offices.role'), 'Văn phòng cấp ủy');
  await page.getByRole('combobox', { name: say('web.offices.organisation') }).fill('thu nghiem');
  await page.getByRole('option', { name: own }).first().click();
  await press(page, 'web.accounts.create');
  await page.getByRole('listitem').filter({ hasText: 'Người Làm Cùng (hư cấu)' }).first().waitFor();
  await press(page, 'web.set-up.finish');
};

test('an empty installation is set up in five steps, and its administrator signs in with two proofs', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await page.goto('/organisations');
  await page.getByRole('heading', { level: 1, name: say('web.set-up.choice-title') }).waitFor();
  await settle(page);
  await expectSound(page);
  await press(page, 'web.set-up.begin');

  const secret = await makeAdministrator(page);
  await nameOrganisations(page);
  await setTerm(page);
  await giveOffice(page);

  await page.getByRole('heading', { level: 1, name: say('web.home.title') }).waitFor();
  expect(await demonstrationMark(page).count()).toBe(0);
  await page.goto('/organisations');
  await page.getByRole('treeitem', { name: superior }).waitFor();
  await page.getByRole('treeitem', { name: own }).waitFor();
  await page.goto('/set-up');
  await page.getByRole('heading', { level: 1, name: say('web.home.title') }).waitFor();

  const again = await workplace.newPage();
  await again.goto('/');
  await again.getByLabel(say('web.sign-in.login')).fill(administrator.login);
  await again.getByLabel(say('web.sign-in.password'), { exact: true }).fill(administrator.password);
  await press(again, 'web.sign-in.submit');
  await again.getByLabel(say('web.totp.code')).fill(await workplace.nextCode(secret));
  await press(again, 'web.sign-in.submit');
  await again.getByRole('heading', { level: 1, name: say('web.home.title') }).waitFor();
});
