import { expect, test } from 'vitest';
import { areaPages } from '../../src/main/web-areas.ts';
import { faultsAtEveryWidth, routesBeside, testRoutes } from '../browser-routes.ts';
import { settle, watchTraffic } from '../browser-screen.ts';

const workplace = testRoutes(areaPages.filter((area) => !routesBeside.includes(area)));

test('/sign-in and its other steps', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await page.goto('/sign-in');
  await settle(page);
  expect(await faultsAtEveryWidth(page, 'vi')).toEqual([]);
  await page.getByRole('button', { name: /Quên mật khẩu/ }).click();
  expect(await faultsAtEveryWidth(page, 'vi')).toEqual([]);
  await page
    .getByRole('button', { name: 'Language: English' })
    .or(page.getByRole('button', { name: 'English' }))
    .click();
  expect(await faultsAtEveryWidth(page, 'en')).toEqual([]);
});
