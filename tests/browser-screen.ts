import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const waiting = new WeakMap<Page, { open: number; since: number }>();

/** Counts the page's requests from now on, so that `settle` knows when it has all its answers. */
export const watchTraffic = (page: Page): void => {
  const traffic = { open: 0, since: Date.now() };
  waiting.set(page, traffic);
  const count = (step: 1 | -1) => () => {
    traffic.open = Math.max(0, traffic.open + step);
    traffic.since = Date.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) traffic.open = 0;
  });
};

const QUIET_MS = 120;

/** Waits until the page has a heading, no answer is under way and nothing on it says that it is loading. */
export const settle = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  const traffic = waiting.get(page)!;
  const ends = Date.now() + 20_000;
  for (;;) {
    const quiet = traffic.open === 0 && Date.now() - traffic.since > QUIET_MS;
    if (quiet && (await page.locator('.vm-loading, [aria-busy="true"]').count()) === 0) return;
    if (Date.now() > ends) throw new Error(`${page.url()} is still loading (${traffic.open} requests open)`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
};

/** Resizes and lets the layout follow. */
export const resize = async (page: Page, width: number, height = 900): Promise<void> => {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await settle(page);
};

/** Violations of WCAG 2.2 A and AA, with the first elements of each. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  // No page of ours has frames, and once in a page axe stays until the next is loaded: half a megabyte to read again each time.
  const isThere = await page.evaluate(() => 'axe' in window);
  // Its rule on targets counts what a bar at the edge of the window covers until one scrolls; `smallTargets` asks for more.
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    // All rules run; only what they find wrong is told in full, and not every element of a long list that is right.
    .options({ resultTypes: ['violations'] })
    .withTags(wcag)
    .disableRules(['target-size'])
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id} (${nodes.length}): ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)
        .join(' | ')}`,
  );
};

// The functions below run in the page: each must carry all it needs.

const nameFaults = (language: string): string[] => {
  const faults: string[] = [];
  const key = /^[a-z-]+\.[a-z.-]+$/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (key.test(text) && node.parentElement?.closest('code, pre') === null) faults.push(`untranslated: ${text}`);
  }
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description']) {
      const text = element.getAttribute(name)?.trim() ?? '';
      if (key.test(text)) faults.push(`untranslated ${name}: ${text}`);
    }
  const shown = [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility());
  if (shown.length !== 1 || shown[0]?.textContent?.trim() === '') faults.push(`${shown.length} headings of level 1`);
  if (!/\S+ · \S+/.test(document.title)) faults.push(`title of the window: "${document.title}"`);
  if (document.documentElement.lang !== language) faults.push(`language is ${document.documentElement.lang}`);
  return faults;
};

const sidewaysFaults = (): string[] => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const beyond = [...document.body.querySelectorAll('*')].filter(
    (one) => one.checkVisibility() && one.getBoundingClientRect().right > clientWidth + 1,
  );
  const last = beyond.at(-1);
  return [`scrolls sideways: ${scrollWidth} in ${clientWidth} px, ${last?.tagName}.${last?.className}`];
};

const smallTargets = (): string[] => {
  const least = 43.5;
  const controls =
    'a[href], button, input, select, textarea, summary, label.vm-button, [role=button], [role=tab], [role=treeitem], [role=option], [role=switch]';
  const faults = new Set<string>();
  for (const element of document.body.querySelectorAll<HTMLElement>(controls)) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Links within a line of text, and drawings of charts with a table as their equal, are excepted.
    if (getComputedStyle(element).display === 'inline' || element.closest('svg')) continue;
    const isChoice = element.matches('[type=checkbox], [type=radio]');
    const target = isChoice
      ? (element.closest('label, .mantine-Checkbox-body, .mantine-Radio-body') ?? element)
      : element;
    const { width, height, right, bottom } = target.getBoundingClientRect();
    const isForReadersOnly = width <= 1 || height <= 1 || right < 0 || bottom < 0;
    if (isForReadersOnly || (width >= least && height >= least)) continue;
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40);
    faults.add(
      `target ${Math.round(width)} × ${Math.round(height)}: ${element.tagName}.${element.className} "${name}"`,
    );
  }
  return [...faults];
};

const clippedText = (): string[] => {
  const faults = new Set<string>();
  const isHidden = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const range = document.createRange();
  /** The nearest box that hides a part of the text; what can be scrolled hides nothing. */
  const cuttingBox = (node: Node): Element | null => {
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let box = node.parentElement; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX + overflowY) || edge.width <= 1 || edge.height <= 1) return null;
      if (isHidden(overflowX) && (text.right > edge.right + 2 || text.left < edge.left - 2)) return box;
      if (isHidden(overflowY) && (text.bottom > edge.bottom + 4 || text.top < edge.top - 4)) return box;
    }
    return null;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    // A drawing has a table as its equal; what is typed scrolls within its box.
    if (node.parentElement?.closest('svg, textarea')) continue;
    if (text === '' || !node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    const box = cuttingBox(node);
    if (box) faults.add(`cut off in ${box.tagName}.${box.className}: "${text.slice(0, 60)}"`);
  }
  return [...faults];
};

/** Language, heading, title, targets and sideways scrolling of the page as it is. */
export const layoutFaults = async (page: Page, language: 'vi' | 'en'): Promise<string[]> => [
  ...(await page.evaluate(nameFaults, language)),
  ...(await page.evaluate(sidewaysFaults)),
  ...(await page.evaluate(smallTargets)),
];

export const clippedTextFaults = (page: Page): Promise<string[]> => page.evaluate(clippedText);
