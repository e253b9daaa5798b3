import type { Page as BrowserPage } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../src/main/permissions.ts';
import { roles } from '../../src/main/roles.ts';
import { areaPages } from '../../src/main/web-areas.ts';
import * as identity from '../../src/platform/identity/contract.ts';
import type { Page } from '../../src/web/page.ts';
import { callFrom } from '../browser-call.ts';
import { sampleIds } from '../browser-samples.ts';
import { axeFaults, clippedTextFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });

const WIDTHS = [1440, 768, 360, 320];
/** The contrast and roles of a screen change with its layout, not with its language, and looking at all of it takes a second. */
const axeWidths = { vi: [1440, 320], en: [768, 360] };
const usual = { textSize: 'normal', contrast: 'normal', colourScheme: 'light', language: 'vi' } as const;

type Role = 'organisation-officer' | 'administrator';
const logins: Readonly<Record<Role, string>> = { 'organisation-officer': 'to-chuc', administrator: 'quan-tri' };
const pageOf = {} as Record<Role, BrowserPage>;
let samples: Readonly<Record<string, string>> = {};

const every = areaPages.flatMap(({ pages }) => pages);
const framed = every.filter((page) => page.frame !== 'bare');

/** Who opens a page: the officer, unless only an administrator may. */
const roleFor = ({ needs }: Page): Role =>
  !needs || needs.some((name) => permissions[name as never]?.includes('organisation-officer' as never))
    ? 'organisation-officer'
    : 'administrator';

/** The address with ids of the demonstration; a route whose parameter has no sample fails here, so that none is left out. */
const addressOf = (path: string): string =>
  path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    if (!samples[name]) throw new Error(`No sample for $${name}: give one in the samples of every-route.journey.ts`);
    return samples[name];
  });

beforeAll(async () => {
  for (const role of Object.keys(logins) as Role[]) {
    expect(roles[role]).toBeDefined();
    pageOf[role] = await workplace.newPage();
    watchTraffic(pageOf[role]);
    await workplace.signIn(pageOf[role], logins[role]);
  }
  samples = await sampleIds(pageOf['organisation-officer'], pageOf.administrator);
});

const faultsAtEveryWidth = async (page: BrowserPage, language: 'vi' | 'en'): Promise<string[]> => {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await resize(page, width);
    const seen = await layoutFaults(page, language);
    if (axeWidths[language].includes(width)) seen.push(...(await axeFaults(page)));
    faults.push(...seen.map((fault) => `${language} ${width} px: ${fault}`));
  }
  await resize(page, WIDTHS[0]!);
  return faults;
};

const largestText = async (page: BrowserPage): Promise<string[]> => {
  const seen = [...(await layoutFaults(page, 'vi')), ...(await clippedTextFaults(page)), ...(await axeFaults(page))];
  return seen.map((fault) => `200 % text, high contrast, dark: ${fault}`);
};

describe.each(framed.map((page) => [page.path, page] as const))('%s', (path, of) => {
  const open = async (settings: object): Promise<BrowserPage> => {
    const page = pageOf[roleFor(of)];
    await callFrom(page, identity.updateSettings, { ...usual, ...settings } as never);
    await page.goto(addressOf(path));
    await settle(page);
    expect(await page.getByText('Trang này cần quyền khác').count(), 'the role may open it').toBe(0);
    expect(await page.getByRole('complementary').count(), 'the mark of a demonstration').toBe(1);
    return page;
  };

  test('in Vietnamese', async () => {
    expect(await faultsAtEveryWidth(await open({}), 'vi')).toEqual([]);
  });
  test('in English', async () => {
    expect(await faultsAtEveryWidth(await open({ language: 'en' }), 'en')).toEqual([]);
  });
  test('with letters twice as large, high contrast, dark', async () => {
    const page = await open({ textSize: 'largest', contrast: 'high', colourScheme: 'dark' });
    expect(await largestText(page)).toEqual([]);
  });
});

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
