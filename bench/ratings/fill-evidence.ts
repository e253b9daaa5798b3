import type pg from 'pg';

const CELLS = 100;
const YEARS = 5;

// The first hundred cells of the tree lie in one unit: they are the commune whose sheets are read.
const CELL = `
  CREATE UNLOGGED TABLE bench_cell AS
  SELECT o.id, o.pos, v.name FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period)
  WHERE v.type LIKE '%cell' ORDER BY o.pos LIMIT ${CELLS}`;

const MONTHS = `generate_series(0, 11) AS ago, LATERAL (SELECT (date_trunc('month', $1::date) - make_interval(months => ago))::date AS day) held`;

/** A meeting of every cell of the city in each of twelve months: what is looked for is not all there is. */
const MEETINGS = `
  INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, held_on, started_at, ended_at, counted, attended, reported_on, is_fictional)
  SELECT md5(v.org_id::text || 'evidence' || ago)::uuid, v.org_id, v.org_pos, CASE WHEN ago % 3 = 0 THEN 'thematic' ELSE 'regular' END, 'reported', day, day,
    '19:00', '20:40', 20, 18, day, true
  FROM organisations.organisation_version v, ${MONTHS} WHERE v.type LIKE '%cell' AND upper_inf(v.period)`;

const ATTENDANCE = `
  INSERT INTO meetings.attendance (meeting_id, held_on, member_id, full_name, sort_name, is_official, status, reason)
  SELECT t.id, t.held_on, m.id, m.full_name, m.sort_name, m.standing = 'official',
    CASE hashtext(m.id::text || t.held_on) % 20 WHEN 0 THEN 'unexcused' WHEN 1 THEN 'excused' ELSE 'present' END,
    CASE WHEN hashtext(m.id::text || t.held_on) % 20 = 1 THEN 'ill' END
  FROM bench_cell c JOIN meetings.meeting t ON t.org_id = c.id JOIN members.member m ON m.org_id = c.id AND m.is_present`;

const LEDGERS = `
  INSERT INTO members.dues_month (id, org_id, org_pos, month, rates_pack, opened_by, opened_at)
  SELECT md5(c.id::text || 'ledger' || ago)::uuid, c.id, c.pos, day, 'bench', gen_random_uuid(), now() FROM bench_cell c, ${MONTHS}`;

const DUES = `
  INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
  SELECT k.month, md5(m.id::text || k.month)::uuid, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'official',
    CASE WHEN hashtext(m.id::text || k.month) % 30 = 0 THEN 'unpaid' ELSE 'paid' END
  FROM members.dues_month k JOIN members.member m ON m.org_id = k.org_id AND m.is_present`;

/** Two tasks a member of the commune, one of them done. */
const TASKS = `
  INSERT INTO tasks.task (id, org_id, org_pos, side, source_kind, text, lead_member_id, lead_name, lead_sort_name, assigned_on, due_kind, due_on, first_due_on,
    state, state_since, outcome, closed_on, is_fictional)
  SELECT gen_random_uuid(), c.id, c.pos, 'own', 'other', 'Việc ' || nth, m.id, m.full_name, m.sort_name, date_trunc('year', $1::date), 'day', $1::date, $1::date,
    CASE nth WHEN 1 THEN 'confirmed' ELSE 'assigned' END, $1::date, CASE nth WHEN 1 THEN 'achieved' END, CASE nth WHEN 1 THEN $1::date END, true
  FROM bench_cell c JOIN members.member m ON m.org_id = c.id AND m.is_present, generate_series(1, 2) AS nth`;

/** Another spell of every third member, of before: a roll has more spells than members. */
const SPELLS = `
  INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, until_day, standing, is_beginning_known, began_by, ended_by)
  SELECT gen_random_uuid(), m.id, c.id, c.pos, m.full_name, m.sort_name, 'official', date '2020-01-01', date '2025-06-30', 'official', false, 'import', 'transfer-out'
  FROM bench_cell c JOIN members.member m ON m.org_id = c.id AND m.is_present WHERE hashtext(m.id::text) % 3 = 0`;

const SEASON = `
  WITH season AS (
    INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, state, opened_on, closed_on)
    SELECT gen_random_uuid(), id, pos, 'year', extract(year FROM $1::date)::int - ago, 0, first, first + interval '1 year', 'vn-2025',
      CASE ago WHEN 0 THEN 'open' ELSE 'closed' END, first,
      CASE ago WHEN 0 THEN NULL ELSE first + 360 END
    FROM (SELECT * FROM bench_cell ORDER BY pos LIMIT 1) c, generate_series(0, 1) AS ago,
      LATERAL (SELECT (date_trunc('year', $1::date) - make_interval(years => ago))::date AS first) y RETURNING *
  )
  INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
  SELECT n.id, c.id, c.pos, n.org_id, n.period_kind, n.year, n.part, n.period_from, n.period_until, n.pack_id, n.state, n.opened_on FROM season n, bench_cell c`;

/** Every cell, and every member of it who counts for it; of last year decided. */
const SUBJECTS = `
  WITH cell AS (
    INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, about_org_id, title, sort_title, quota_group, period_kind, year, part, state,
      review_held_on, decided_level, decided_on)
    SELECT gen_random_uuid(), p.season_id, c.id, c.pos, 'party-organisation', c.id, c.name, c.name, 'cells', p.period_kind, p.year, p.part,
      CASE p.state WHEN 'open' THEN 'open' ELSE 'archived' END, CASE p.state WHEN 'open' THEN NULL ELSE p.period_until - 20 END,
      CASE p.state WHEN 'open' THEN NULL ELSE 'good' END, CASE p.state WHEN 'open' THEN NULL ELSE p.period_until - 10 END
    FROM ratings.season_part p JOIN bench_cell c ON c.id = p.org_id RETURNING *
  )
  INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, quota_group, counts_for_id, period_kind, year, part, state,
    review_held_on, self_level, decided_level, decided_on)
  SELECT gen_random_uuid(), c.season_id, c.org_id, c.org_pos, 'member', m.id, m.full_name, m.sort_name, 'members', c.id, c.period_kind, c.year, c.part,
    CASE WHEN c.state = 'archived' THEN 'archived' WHEN hashtext(m.id::text) % 2 = 0 THEN 'decided' ELSE 'reviewed' END, $1::date, 'good',
    CASE WHEN c.state = 'archived' OR hashtext(m.id::text) % 2 = 0 THEN 'good' END, CASE WHEN c.state = 'archived' OR hashtext(m.id::text) % 2 = 0 THEN $1::date END
  FROM cell c JOIN members.member m ON m.org_id = c.org_id AND m.is_present`;

/** Twenty targets, half of them done, three facts by hand, two shortcomings of last year and five years of results for each. */
const LINES = [
  `INSERT INTO ratings.target (id, subject_id, place, text, due_on, done_on)
   SELECT gen_random_uuid(), s.id, nth, 'Chỉ tiêu ' || nth, $1::date, CASE WHEN nth % 2 = 0 THEN $1::date END
   FROM ratings.subject s, generate_series(1, 20) AS nth WHERE s.year = extract(year FROM $1::date)`,
  `INSERT INTO ratings.entered_fact (id, subject_id, fact, value, source_words, entered_by)
   SELECT gen_random_uuid(), s.id, fact, 'false', 'Xác nhận của chi ủy', gen_random_uuid()
   FROM ratings.subject s, unnest(ARRAY['is-disciplined', 'degeneration-concluded', 'changed-post']) AS fact`,
  `INSERT INTO ratings.shortcoming (id, subject_id, text, named_on, due_on, remedied_on, proof, entered_by)
   SELECT gen_random_uuid(), s.id, 'Hạn chế ' || nth, $1::date - 340, $1::date - 100, CASE nth WHEN 1 THEN $1::date - 120 END, CASE nth WHEN 1 THEN 'Biên bản' END,
     gen_random_uuid()
   FROM ratings.subject s, generate_series(1, 2) AS nth WHERE s.year < extract(year FROM $1::date)`,
  `INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_by, level, points, before, decision_number, decision_on, decision_issuer)
   SELECT gen_random_uuid(), s.id, step, $1::date, gen_random_uuid(), 'good', '{"common": 25, "result": 60}', '{}',
     CASE step WHEN 'decide-level' THEN '12-QĐ/ĐU' END, CASE step WHEN 'decide-level' THEN $1::date END, CASE step WHEN 'decide-level' THEN 'Đảng ủy' END
   FROM ratings.subject s, unnest(ARRAY['rate-self', 'propose-level', 'decide-level']) AS step`,
  `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, about_org_id, year, level, decision_number, entered_by, title, sort_title)
   SELECT gen_random_uuid(), s.org_id, s.org_pos, s.kind, s.member_id, s.about_org_id, s.year - 1 - nth, 'good', '12-QĐ/ĐU', gen_random_uuid(), s.title, s.sort_title
   FROM ratings.subject s, generate_series(1, ${YEARS}) AS nth WHERE s.year = extract(year FROM $1::date)`,
];

export type Filled = {
  readonly cells: string[];
  readonly members: string[];
  readonly range: { readonly lo: number; readonly hi: number };
};

const placesOf = async (owner: pg.Client): Promise<Filled> => {
  const { rows } = await owner.query<{ id: string; kind: string; pos: number }>(
    `SELECT s.id, s.kind, s.org_pos AS pos FROM ratings.subject s JOIN ratings.season n ON n.id = s.season_id WHERE n.state = 'open' ORDER BY s.org_pos, s.id`,
  );
  const places = rows.map(({ pos }) => pos);
  const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const range = { lo: Math.min(...places), hi: Math.max(...places) + 1 };
  return { cells: idsOf('party-organisation'), members: idsOf('member'), range };
};

/** A commune of a hundred cells whose every fact has rows behind it, in a city of members: the joins of the sheets are as full as they get. */
export const fillEvidence = async (owner: pg.Client, today: string): Promise<Filled> => {
  await owner.query('SET session_replication_role = replica');
  for (const text of [CELL, MEETINGS, ATTENDANCE, LEDGERS, DUES, TASKS, SPELLS, SEASON, SUBJECTS, ...LINES])
    await owner.query(text, text.includes('$1') ? [today] : []);
  await owner.query('RESET session_replication_role');
  await owner.query('DROP TABLE bench_cell');
  await owner.query('VACUUM (ANALYZE)');
  return placesOf(owner);
};
