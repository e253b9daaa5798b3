import type { MemberId } from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { SYSTEM_ACCOUNT } from '../src/platform/action/runner.ts';
import type { Harness } from './harness.ts';

export type FactWorld = {
  readonly harness: Harness;
  readonly commune: OrganisationId;
  readonly cell: OrganisationId;
  /** A cell that is rated lowest. */
  readonly weak: OrganisationId;
  readonly member: MemberId;
  /** A member who is rated lowest. */
  readonly lowest: MemberId;
  /** The subject of the year 2026 about `member`. */
  readonly subjectId: string;
};

const sqlOf =
  ({ harness }: FactWorld) =>
  (text: string, ...values: unknown[]) =>
    harness.owner.query(text, values);

/** A period of a cell beside the season, decided: a quarter of this year or the whole last one. Gives the subjects of it. */
const period = async (
  world: FactWorld,
  kind: 'quarter' | 'year',
  year: number,
  part: number,
  level: string,
): Promise<void> => {
  await sqlOf(world)(
    `WITH season AS (
       INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
       SELECT gen_random_uuid(), o.id, o.pos, $2, $3, $4, f.day, f.day + CASE $2 WHEN 'year' THEN interval '1 year' ELSE interval '3 months' END, 'vn-2025', 'open', f.day
       FROM organisations.organisation o, LATERAL (SELECT make_date($3, greatest(1, $4 * 3 - 2), 1) AS day) f WHERE o.id = $1 RETURNING *
     ), place AS (
       INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
       SELECT id, org_id, org_pos, org_id, period_kind, year, part, period_from, period_until, pack_id, state, opened_on FROM season RETURNING *
     )
     INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, quota_group, period_kind, year, part, state, review_held_on,
       decided_level, decided_on)
     SELECT gen_random_uuid(), p.season_id, p.org_id, p.org_pos, 'member', $5, 'Lê Thị An', 'An', 'members', p.period_kind, p.year, p.part, 'decided',
       p.period_from, $6, p.period_until FROM place p`,
    world.cell,
    kind,
    year,
    part,
    world.member,
    level,
  );
};

/** What became of the subjects of the season: who is decided, what they are to achieve, what was named at the last review. */
const fillSeason = async (world: FactWorld): Promise<void> => {
  const { weak, lowest, commune, subjectId } = world;
  const sql = sqlOf(world);
  for (const part of [1, 2, 3]) await period(world, 'quarter', 2026, part, part === 1 ? 'good' : 'not-completed');
  await period(world, 'year', 2025, 0, 'good');
  await sql(
    `UPDATE ratings.subject SET state = 'decided', decided_on = '2026-12-09',
       decided_level = CASE WHEN org_id = $1 AND about_org_id IS NOT NULL OR member_id = $2 THEN 'not-completed' ELSE 'good' END
     WHERE year = 2026 AND part = 0 AND about_org_id IS DISTINCT FROM $3`,
    weak,
    lowest,
    commune,
  );
  await sql(
    `INSERT INTO ratings.target (id, subject_id, place, text, amount, unit, due_on, done_on, result_amount, is_key)
     VALUES (gen_random_uuid(), $1, 1, 'Việc một', 1, 'việc', '2026-06-30', '2026-07-02', 2, true),
       (gen_random_uuid(), $1, 2, 'Việc hai', 1, 'việc', '2026-06-30', '2026-06-30', 1, false)`,
    subjectId,
  );
  await sql(
    `INSERT INTO ratings.shortcoming (id, subject_id, text, named_on, due_on, remedied_on, proof, entered_by)
     SELECT gen_random_uuid(), s.id, 'Chậm báo cáo', '2025-12-20', due, CASE WHEN due < '2026-06-01' THEN due END, CASE WHEN due < '2026-06-01' THEN 'Biên bản' END, $1
     FROM ratings.subject s, unnest(ARRAY['2026-03-31', '2026-09-30']::date[]) due WHERE s.year = 2025`,
    SYSTEM_ACCOUNT,
  );
  await sql(
    `INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_by, level, points, grades, before)
     VALUES (gen_random_uuid(), $1, 'propose-level', $2, $3, 'good', '{"common": 25}', '{"common": "good", "result": "average"}', '{}')`,
    subjectId,
    '2026-12-10',
    SYSTEM_ACCOUNT,
  );
};

/** A leader of the cell with the collective that is rated before, both added as the deciding level adds them. */
const fillLeader = async (world: FactWorld): Promise<void> => {
  const { subjectId, member } = world;
  const sql = sqlOf(world);
  await sql(
    `WITH base AS (SELECT * FROM ratings.subject WHERE id = $1), collective AS (
       INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, about_org_id, title, sort_title, quota_group, period_kind, year, part, state, decided_level,
         decided_on)
       SELECT gen_random_uuid(), season_id, org_id, org_pos, 'cell-committee', org_id, 'Chi ủy', 'Chi ủy', 'committees', period_kind, year, part, 'decided', 'good',
         '2026-12-09' FROM base RETURNING *
     )
     INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, quota_group, is_head, collective_id, period_kind, year, part, state)
     SELECT gen_random_uuid(), season_id, org_id, org_pos, 'leader', $2, 'Bí thư', 'Bí thư', 'leaders', true, id, period_kind, year, part, 'open' FROM collective`,
    subjectId,
    member,
  );
};

/** What other areas keep of the year: a meeting with its roll call, dues of two months, two tasks, a post. */
const fillOthers = async (world: FactWorld): Promise<void> => {
  const { cell, member } = world;
  const sql = sqlOf(world);
  await sql(
    `WITH meeting AS (
       INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, held_on, started_at, ended_at, counted, attended, reported_on)
       SELECT gen_random_uuid(), o.id, o.pos, kind, 'reported', held, held, '19:00', '20:40', 2, 1, held
       FROM organisations.organisation o, (VALUES ('regular', '2026-03-03'::date), ('thematic', '2026-04-03'), ('regular', '2026-05-03')) AS m(kind, held)
       WHERE o.id = $1 RETURNING *
     )
     INSERT INTO meetings.attendance (meeting_id, held_on, member_id, full_name, sort_name, is_official, status, reason)
     SELECT t.id, t.held_on, m.id, m.full_name, m.sort_name, true,
       CASE extract(month FROM t.held_on) WHEN 3 THEN 'present' WHEN 4 THEN 'excused' ELSE 'unexcused' END, CASE extract(month FROM t.held_on) WHEN 4 THEN 'ill' END
     FROM meeting t, members.member m WHERE m.id = $2`,
    cell,
    member,
  );
  await sql(
    `INSERT INTO members.dues_entry (id, org_id, org_pos, member_id, month, full_name, sort_name, kind, state)
     SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, x.month, m.full_name, m.sort_name, 'official', x.state
     FROM members.member m, (VALUES ('2026-07-01'::date, 'paid'), ('2026-08-01', 'unpaid')) AS x(month, state) WHERE m.id = $1`,
    member,
  );
  await sql(
    `INSERT INTO tasks.task (id, org_id, org_pos, side, source_kind, text, lead_member_id, lead_name, lead_sort_name, assigned_on, due_kind, due_on, first_due_on,
       state, state_since, outcome, closed_on)
     SELECT gen_random_uuid(), m.org_id, m.org_pos, 'own', 'meeting', 'Việc', m.id, m.full_name, m.sort_name, '2026-01-05', 'day', '2026-06-30', '2026-06-30', x.state,
       '2026-06-01', x.outcome, x.closed::date
     FROM members.member m, (VALUES ('confirmed', 'achieved', '2026-06-01'), ('assigned', NULL, NULL)) AS x(state, outcome, closed) WHERE m.id = $1`,
    member,
  );
  await sql(
    `INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
     SELECT gen_random_uuid(), m.org_id, m.org_pos, 'secretary', true, m.person_id, daterange('2025-07-01', NULL), 'elected' FROM members.member m WHERE m.id = $1`,
    member,
  );
};

/** Rows of a year behind every fact that the program counts of a person, a cell, a leader and the organisation above. */
export const loadRowsBehindFacts = async (world: FactWorld): Promise<void> => {
  await fillSeason(world);
  await fillLeader(world);
  await fillOthers(world);
};
