import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import * as members from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { fold } from '../src/web/fold.ts';
import { callFrom } from './browser-call.ts';
import { pressKey, today } from './browser-members.ts';
import { picturesOf } from './browser-pictures.ts';
import { settle, watchTraffic } from './browser-screen.ts';
import { say } from './browser-words.ts';
import type { Workplace } from './browser-workplace.ts';

// Offices that work beside each other, each in a browser of its own, and the steps on members that their stories share.

const aUuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export type Person = { readonly id: members.MemberId; readonly name: string };
export type Place = { readonly id: OrganisationId; readonly name: string };

export type Desks = {
  /** The page of an account, signed in when it is asked for first. */
  readonly at: (login: string) => Promise<Page>;
  /** Pictures of what is open at three widths, and no fault of layout or access on any. */
  readonly look: (page: Page, name: string) => Promise<void>;
  /** Every address that any page asked for or showed in which a name of a member stands or twelve digits do. */
  readonly tellingAddresses: () => Promise<string[]>;
};

const plainAddress = (address: string): string =>
  fold(decodeURIComponent(address.replaceAll('+', ' '))).replaceAll(aUuid, '');

export const openDesks = (workplace: Workplace, story: string): Desks => {
  const pages = new Map<string, Page>();
  const addresses = new Set<string>();
  const take = picturesOf(story);
  return {
    at: async (login) => {
      const open = pages.get(login);
      if (open) return open;
      const page = await workplace.newPage();
      watchTraffic(page);
      page.on('request', (request) => addresses.add(request.url()));
      page.on('framenavigated', (frame) => addresses.add(frame.url()));
      await workplace.signIn(page, login);
      pages.set(login, page);
      return page;
    },
    look: async (page, name) => expect(await take(page, name)).toEqual([]),
    tellingAddresses: async () => {
      expect(addresses.size).toBeGreaterThan(10);
      const names = (await workplace.sql('SELECT DISTINCT full_name FROM members.member')).map(([name]) =>
        fold(String(name)),
      );
      return [...addresses].filter((address) => {
        const plain = plainAddress(address);
        return /\d{12}/.test(plain) || names.some((name) => plain.includes(name));
      });
    },
  };
};

/** The one organisation whose name of today begins so. */
export const placeNamed = async ({ sql }: Workplace, begins: string): Promise<Place> => {
  const rows = await sql(
    `SELECT o.id, o.name FROM organisations.published_organisation o WHERE o.name LIKE $1 AND o.period @> current_date`,
    [`${begins}%`],
  );
  expect(rows, begins).toHaveLength(1);
  return { id: rows[0]![0] as OrganisationId, name: String(rows[0]![1]) };
};

/** Where an account holds its office. */
export const officeOf = async ({ sql }: Workplace, login: string): Promise<Place> => {
  const [found] = await sql(
    `SELECT o.id, o.name FROM platform.office f JOIN platform.account a ON a.id = f.account_id
     JOIN organisations.published_organisation o ON o.id = f.org_id AND o.period @> current_date WHERE a.login = $1`,
    [login],
  );
  return { id: found![0] as OrganisationId, name: String(found![1]) };
};

/**
 * Official members of a cell about whom nothing is under way, whose names nobody else has; those whose dues are in the ledger first.
 */
export const quietMembers = async ({ sql }: Workplace, place: Place, count: number): Promise<Person[]> => {
  const rows = await sql(
    `SELECT m.id, m.full_name FROM members.member m
     WHERE m.org_id = $1 AND m.state = 'active' AND m.standing = 'official' AND m.official_on < current_date - 1500 AND m.account_id IS NULL
       AND NOT EXISTS (SELECT FROM organisations.published_post p WHERE p.person_id = m.person_id)
       AND NOT EXISTS (SELECT FROM members.transfer t WHERE t.member_id = m.id)
       AND NOT EXISTS (SELECT FROM members.membership s WHERE s.member_id = m.id AND s.kind = 'temporary')
       AND NOT EXISTS (SELECT FROM members.member o WHERE o.full_name = m.full_name AND o.id <> m.id)
     ORDER BY EXISTS (SELECT FROM members.dues_payment d WHERE d.member_id = m.id) DESC, m.dossier_number, m.id LIMIT $2`,
    [place.id, count],
  );
  expect(rows).toHaveLength(count);
  return rows.map(([id, name]) => ({ id: id as members.MemberId, name: String(name) }));
};

export const openMember = async (page: Page, { id, name }: Person): Promise<void> => {
  await page.goto(`/members/${id}`);
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await settle(page);
};

export const openPanel = async (page: Page, title: string): Promise<void> => {
  await pressKey(page, title);
  await settle(page);
};

/** Takes one line of a list of choices, after typing where the list is searched. */
export const takeLine = async (page: Page, box: Locator, line: string | RegExp, typed?: string): Promise<void> => {
  await box.click();
  if (typed !== undefined) await box.fill(typed);
  await page.getByRole('option', { name: line, exact: true }).click();
  await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false');
  await settle(page);
};

/** A link is reached and opened by keyboard. */
export const follow = async (page: Page, link: Locator): Promise<void> => {
  await link.focus();
  await page.keyboard.press('Enter');
  await settle(page);
};

/** One click in the corner takes back what was just done. */
export const undoFromCorner = async (page: Page, done: string): Promise<void> => {
  const told = page.locator('.vm-toast').filter({ hasText: done });
  await told.getByRole('button', { name: say('web.undo'), exact: true }).click();
  await page.getByText(say('web.undone'), { exact: true }).waitFor();
  await settle(page);
};

/** Counted membership (đảng số) of an organisation today. */
export const counted = async (page: Page, { id }: Place): Promise<number> => {
  const { total } = await callFrom(page, members.counts, { organisationId: id, on: today });
  return total.official + total.probationary;
};

/** The figure of a roll as its page shows it. */
export const shownCount = (page: Page, key: string): Locator =>
  page
    .getByRole('region', { name: say('members.count.title'), exact: true })
    .locator('.members-figures > div')
    .filter({ has: page.getByText(say(`members.count.${key}`), { exact: true }) });

/** The row of a table that leads to a person. */
export const rowOf = (page: Page, { name }: Pick<Person, 'name'>): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Opens the roll of a cell and gives the row of one person there; the name of a guest leads to no record, which stays at home. */
export const rowOnRoll = async (page: Page, place: Place, person: Person): Promise<Locator> => {
  await page.goto(`/organisations/${place.id}/members`);
  await page.getByRole('heading', { level: 2, name: say('members.roll.title'), exact: true }).waitFor();
  await settle(page);
  const name = RegExp(`^${person.name}( \\(|$)`);
  return page.getByRole('row').filter({ has: page.getByRole('cell', { name }) });
};

/** Marks a field of a form of changes; the list stays open for more, and Esc closes it alone. */
export const pickField = async (page: Page, code: string): Promise<void> => {
  const box = page.getByRole('dialog').getByRole('combobox', { name: say('members.change.fields') });
  await box.click();
  await page.getByRole('option', { name: say(`members.field.${code}`), exact: true }).click();
  await box.press('Escape');
  await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false');
};

/** The row of a long list that leads to a person. */
export const gridRow = (page: Page, { name }: Person): Locator =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
