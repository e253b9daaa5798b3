import type { Page } from 'playwright-core';
import type * as members from '../src/areas/members/contract.ts';
import { type Person, type Place, rowOf, takeLine } from './browser-desks.ts';
import { pressKey, save } from './browser-members.ts';
import { say } from './browser-words.ts';
import type { Workplace } from './browser-workplace.ts';

// Steps of a round of badges for years in the Party.

export type Badge = Person & { readonly level: number };

/** Somebody of the commune, whose name nobody else has, who reaches the age of a badge between two days; the nearest one. */
export const reachesBadge = async (
  { sql }: Workplace,
  under: Place,
  state: string,
  from: string,
  until: string,
): Promise<Badge> => {
  const [found] = await sql(
    `SELECT m.id, m.full_name, l.level FROM members.member m CROSS JOIN unnest(ARRAY[30, 40, 45, 50, 55, 60, 65]) AS l(level)
     CROSS JOIN LATERAL (SELECT (m.party_age_from + make_interval(years => l.level))::date AS on_day) r
     WHERE m.standing = 'official' AND m.state = $2 AND r.on_day > ${from} AND r.on_day < ${until}
       AND m.org_pos > (SELECT p.pos FROM organisations.published_position p WHERE p.id = $1)
       AND m.org_pos < (SELECT p.pos_end FROM organisations.published_position p WHERE p.id = $1)
       AND NOT EXISTS (SELECT FROM members.member o WHERE o.full_name = m.full_name AND o.id <> m.id)
       AND NOT EXISTS (SELECT FROM members.badge_case c WHERE c.member_id = m.id AND c.level >= l.level)
     ORDER BY r.on_day, m.id LIMIT 1`,
    [under.id, state],
  );
  return { id: found![0] as members.MemberId, name: String(found![1]), level: Number(found![2]) };
};

export const proposeSpecial = async (
  page: Page,
  { name, level }: Badge,
  kind: 'early' | 'posthumous',
): Promise<void> => {
  await pressKey(page, say('members.badges.special'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: say(`members.badges.special-kind.${kind}`), exact: true }).check();
  const member = dialog.getByRole('combobox', { name: say('members.registers.member') });
  await takeLine(page, member, RegExp(`^${name} ·`), name.split(' ').slice(1).join(' '));
  await takeLine(page, dialog.locator('[data-path="level"]'), say('members.badges.years', { level }));
  await save(page);
};

export const badgeStep = (page: Page, step: string, count: number) =>
  page.getByRole('button', { name: say(`members.badges.${step}-count`, { count }), exact: true });

/** The row of somebody in the list of the round, however long it is. */
export const inList = async (page: Page, { name }: Pick<Person, 'name'>) => {
  const label = say('members.badges.list');
  await page.getByRole('searchbox', { name: say('web.table.search', { label }), exact: true }).fill(name);
  return rowOf(page, { name });
};
