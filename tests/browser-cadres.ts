import type { Page } from 'playwright-core';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import * as ratings from '../src/areas/ratings/contract.ts';
import { callFrom } from './browser-call.ts';
import type { Person } from './browser-desks.ts';
import { pressKey } from './browser-members.ts';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';
import type { Workplace } from './browser-workplace.ts';

type Ward = { readonly wardId: OrganisationId; readonly officeId: OrganisationId; readonly people: readonly Person[] };

const WARD_AND_OFFICE = `
  SELECT w.id, c.id FROM organisations.published_organisation w
  JOIN organisations.published_organisation c ON c.parent_id = w.id AND upper_inf(c.period)
  WHERE w.name LIKE 'Đảng bộ phường Ví Dụ%' AND upper_inf(w.period) ORDER BY c.name LIMIT 1`;

const MOVE = `
  UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
  WHERE p.id = $1 AND a.login = $2 AND o.account_id = a.id`;

/** The small fictional ward: its organisation officer decides, the secretary of one cell heads the office, the second member of it signs in. */
export const moveToWard = async (
  { sql }: Workplace,
  logins: { readonly ward: string; readonly head: string; readonly member: string },
): Promise<Ward> => {
  const [row] = await sql(WARD_AND_OFFICE);
  const [wardId, officeId] = row as [OrganisationId, OrganisationId];
  await sql(MOVE, [wardId, logins.ward]);
  await sql(MOVE, [officeId, logins.head]);
  const rows = await sql(
    `SELECT m.id, m.full_name FROM members.member m WHERE m.org_id = $1 AND m.is_present ORDER BY m.sort_name, m.id LIMIT 4`,
    [officeId],
  );
  const people = rows.map(([id, name]) => ({ id: id as Person['id'], name: String(name) }));
  await sql('UPDATE members.member SET account_id = NULL WHERE account_id IS NOT NULL');
  await sql(
    'UPDATE members.member SET account_id = (SELECT a.id FROM platform.account a WHERE a.login = $1) WHERE id = $2',
    [logins.member, people[1]!.id],
  );
  return { wardId, officeId, people };
};

/** A month of an office of the demonstration, and the sheet of one of its people. */
export const sampleCadreMonth = async (page: Page, organisationId: string): Promise<Record<string, string>> => {
  const asked = { organisationId: organisationId as never };
  const { rows } = await callFrom(page, ratings.seasons, asked);
  const { seasonId } = rows.find(({ period }) => period.kind === 'month')!;
  const month = await callFrom(page, ratings.cadreMonth, { ...asked, seasonId });
  return { monthId: seasonId, sheetId: month.rows[0]!.subjectId };
};

/** Opens the decision of a month: whom nobody else gave points to stands apart, with what is missing. */
export const seeUndecided = async (page: Page, name: string): Promise<void> => {
  await pressKey(page, say('ratings.cadre.act.decide-cadres'));
  const apart = page.getByRole('region', { name: say('ratings.cadre.undecided', { count: 1 }), exact: true }).first();
  await apart.getByText(say('ratings.cadre.missing.superior')).waitFor();
  await apart.getByText(name).waitFor();
};

/** Leaves an open dialog with what was typed unsent, which is asked once. */
export const leaveUnsent = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page
    .getByRole('alertdialog', { name: say('web.drop.title') })
    .getByRole('button', { name: say('web.drop.leave'), exact: true })
    .press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  // The focus goes back to where the dialog was opened; the next button is reached after that.
  await settle(page);
};
