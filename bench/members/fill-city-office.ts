import type pg from 'pg';
import { fillCityOfMembers } from './fill-members.ts';

const MONTHS = 3;

// A regular meeting of every cell a month; of the last month one cell in five has not reported.
const MEETINGS = `
  INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, held_on, started_at, ended_at, reported_on, is_fictional)
  SELECT md5(v.org_id::text || ago)::uuid, v.org_id, v.org_pos, 'regular', CASE WHEN ago = 0 AND v.org_pos % 5 = 0 THEN 'closed' ELSE 'reported' END,
    day, day, '19:00', '20:40', CASE WHEN ago > 0 OR v.org_pos % 5 <> 0 THEN day END, true
  FROM organisations.organisation_version v, generate_series(0, ${MONTHS - 1}) AS ago,
    LATERAL (SELECT (current_date - 10 - make_interval(months => ago))::date AS day) held
  WHERE v.type LIKE '%cell'`;

// Four of a hundred are away without a word, now one and now another; one in two hundred every time.
const ATTENDANCE = `
  INSERT INTO meetings.attendance (meeting_id, held_on, member_id, full_name, sort_name, is_official, status, reason)
  SELECT t.id, t.held_on, m.id, m.full_name, m.sort_name, m.standing = 'official',
    CASE WHEN m.state = 'exempt' THEN 'exempt' WHEN hashtext(m.id::text) % 200 = 0 OR hashtext(m.id::text || t.held_on) % 25 = 0 THEN 'unexcused'
      WHEN hashtext(m.id::text || t.held_on) % 20 = 1 THEN 'excused' ELSE 'present' END,
    CASE WHEN hashtext(m.id::text || t.held_on) % 20 = 1 THEN 'ill' END
  FROM meetings.meeting t JOIN members.member m ON m.org_id = t.org_id AND m.is_present`;

const LEDGERS = `
  INSERT INTO members.dues_month (id, org_id, org_pos, month, rates_pack, opened_by, opened_at)
  SELECT md5(v.org_id::text || 'ledger' || ago)::uuid, v.org_id, v.org_pos, (date_trunc('month', current_date) - make_interval(months => ago))::date,
    'bench', gen_random_uuid(), now()
  FROM organisations.organisation_version v, generate_series(1, ${MONTHS}) AS ago WHERE v.type LIKE '%cell'`;

const DUES = `
  INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
  SELECT k.month, md5(m.id::text || k.month)::uuid, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'official',
    CASE WHEN hashtext(m.id::text) % 100 = 7 OR hashtext(m.id::text || k.month) % 30 = 0 THEN 'unpaid' ELSE 'paid' END
  FROM members.dues_month k JOIN members.member m ON m.org_id = k.org_id AND m.is_present`;

/** A whole city at work: its members, three months of meetings with every roll call, and of dues with every entry. */
export const fillCityOffice = async (owner: pg.Client): Promise<void> => {
  await fillCityOfMembers(owner);
  await owner.query('SET session_replication_role = replica');
  for (const text of [MEETINGS, ATTENDANCE, LEDGERS, DUES]) await owner.query(text);
  await owner.query('RESET session_replication_role');
};
