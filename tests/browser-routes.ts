import type { Page as BrowserPage } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { meetingPages } from '../src/areas/meetings/web/pages.tsx';
import { memberPages } from '../src/areas/members/web/pages.tsx';
import { permissions } from '../src/main/permissions.ts';
import { roles } from '../src/main/roles.ts';
import * as identity from '../src/platform/identity/contract.ts';
import type { AreaPages, Page } from '../src/web/page.ts';
import { callFrom } from './browser-call.ts';
import { sampleIds } from './browser-samples.ts';
import { axeFaults, clippedTextFaults, layoutFaults, resize, settle, watchTraffic } from './browser-screen.ts';
import { openWorkplace, type Workplace } from './browser-workplace.ts';

/** Half of all routes, opened in a file of its own beside the rest: so many take a quarter of an hour. */
export const routesBeside: readonly AreaPages[] = [memberPages, meetingPages];

const WIDTHS = [1440, 768, 360, 320];
/** The contrast and roles of a screen change with its layout, not with its language, and looking at all of it takes a second. */
const axeWidths = { vi: [1440, 320], en: [768, 360] };
const usual = { textSize: 'normal', contrast: 'normal', colourScheme: 'light', language: 'vi' } as const;

type Role = 'organisation-officer' | 'administrator';
const logins: Readonly<Record<Role, string>> = { 'organisation-officer': 'to-chuc', administrator: 'quan-tri' };
/** Who opens a page: the officer, unless only an administrator may. */
const roleFor = ({ needs }: Page): Role =>
  !needs || needs.some((name) => permissions[name as never]?.includes('organisation-officer' as never))
    ? 'organisation-officer'
    : 'administrator';

/** What is wrong with the page's layout, names, targets, contrast and roles, from a wide screen down to 320 px. */
export const faultsAtEveryWidth = async (page: BrowserPage, language: 'vi' | 'en'): Promise<string[]> => {
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

/** Signs both roles in before the tests; gives the page of a route, opened with ids of the demonstration. */
const openerOf = (workplace: Workplace) => {
  const pageOf = {} as Record<Role, BrowserPage>;
  let samples: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    for (const role of Object.keys(logins) as Role[]) {
      expect(roles[role]).toBeDefined();
      pageOf[role] = await workplace.newPage();
      watchTraffic(pageOf[role]);
      await workplace.signIn(pageOf[role], logins[role]);
    }
    samples = await sampleIds(pageOf['organisation-officer'], pageOf.administrator);
  });
  // A route whose parameter has no sample fails here, so that none is left out.
  const addressOf = (path: string): string =>
    path.replaceAll(/\$(\w+)/g, (_, name: string) => {
      if (!samples[name]) throw new Error(`No sample for $${name}: give one in the samples of browser-samples.ts`);
      return samples[name];
    });
  return async (of: Page, settings: object): Promise<BrowserPage> => {
    const page = pageOf[roleFor(of)];
    await callFrom(page, identity.updateSettings, { ...usual, ...settings } as never);
    await page.goto(addressOf(of.path));
    await settle(page);
    expect(await page.getByText('Trang này cần quyền khác').count(), 'the role may open it').toBe(0);
    expect(await page.getByRole('complementary').count(), 'the mark of a demonstration').toBe(1);
    return page;
  };
};

/** Every page of these areas in Vietnamese, in English, and with the largest letters, dark and in high contrast; gives where they run. */
export const testRoutes = (areas: readonly AreaPages[]): Workplace => {
  const workplace = openWorkplace({ keepsPages: true });
  const open = openerOf(workplace);
  const framed = areas.flatMap(({ pages }) => pages).filter((page) => page.frame !== 'bare');
  describe.each(framed.map((page) => [page.path, page] as const))('%s', (_, of) => {
    test('in Vietnamese', async () => {
      expect(await faultsAtEveryWidth(await open(of, {}), 'vi')).toEqual([]);
    });
    test('in English', async () => {
      expect(await faultsAtEveryWidth(await open(of, { language: 'en' }), 'en')).toEqual([]);
    });
    test('with letters twice as large, high contrast, dark', async () => {
      const page = await open(of, { textSize: 'largest', contrast: 'high', colourScheme: 'dark' });
      expect(await largestText(page)).toEqual([]);
    });
  });
  return workplace;
};
