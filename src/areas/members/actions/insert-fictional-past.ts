import { sql } from 'kysely';
import type { Range } from '../../../platform/access/scope.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { badgeRulesOn } from '../questions/badge-rules-on.ts';

/** Who is exempt has a resolution of the cell, from the day of the state on. */
const insertExemptions = async (tx: Tx, { lo, hi }: Range): Promise<void> => {
  await sql`
    INSERT INTO members.exemption (id, org_id, org_pos, member_id, full_name, sort_name, kind, ground, state, wanted_since, since_day,
      until_day, cell_resolution)
    SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'age-health', 'old-age', 'granted', m.state_since,
      m.state_since, 'infinity', '05-NQ/MH'
    FROM members.member m WHERE m.org_pos >= ${lo} AND m.org_pos < ${hi} AND m.state = 'exempt'`.execute(tx);
};

/** Badges of the past, each in the first round after its age was reached; about one in forty was never handed over. */
const insertBadges = async (tx: Tx, { lo, hi }: Range, today: Day): Promise<void> => {
  const { levels, rounds } = badgeRulesOn(today).content;
  const [months, dates] = [rounds.map(({ month }) => month), rounds.map(({ date }) => date)];
  await sql`
    INSERT INTO members.badge_case (id, member_id, org_id, org_pos, full_name, sort_name, level, kind, state, reached_on, awarded_on, is_past)
    SELECT gen_random_uuid(), m.id, m.org_id, m.org_pos, m.full_name, m.sort_name, l.level, 'regular', 'awarded', r.reached_on,
      (SELECT min(d.on_day) FROM unnest(${months}::int[], ${dates}::int[]) AS k(month, date)
        CROSS JOIN generate_series(0, 1) AS later
        CROSS JOIN LATERAL (SELECT make_date(extract(year FROM r.reached_on)::int + later, k.month, k.date) AS on_day) d
        WHERE d.on_day >= r.reached_on), true
    FROM members.member m CROSS JOIN unnest(${[...levels]}::int[]) AS l(level)
    CROSS JOIN LATERAL (SELECT (m.party_age_from + make_interval(years => l.level))::date AS reached_on) r
    WHERE m.org_pos >= ${lo} AND m.org_pos < ${hi} AND m.is_present AND r.reached_on < ${today}::date - 300
      AND (m.party_age_from - date '1900-01-01' + l.level) % 40 <> 0`.execute(tx);
};

/** What invented members bring with them from earlier years: exemptions of those who are exempt, and badges. */
export const insertFictionalPast = async (tx: Tx, range: Range, today: Day): Promise<void> => {
  await insertExemptions(tx, range);
  await insertBadges(tx, range, today);
};
