import type pg from 'pg';
import { evidenceOf } from '../../src/areas/ratings/questions/evidence.ts';
import { beginUnder, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { inTransaction } from '../../src/platform/db/transaction.ts';
import { openBenchProgram } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, timed } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';

const CELLS = 100;
const RUNS = 9;

/** A meeting of every cell in each month of the year so far. */
const meetingsOfYear = `
  INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, held_on, started_at, ended_at, counted, attended, is_fictional)
  SELECT md5(o.pos::text || 'evidence' || ago)::uuid, o.id, o.pos, 'regular', 'closed', held.day, held.day, '19:00', '20:40', 20, 18, true
  FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period),
    generate_series(0, 11) AS ago, LATERAL (SELECT (date_trunc('month', $1::date) - make_interval(months => ago))::date AS day) held
  WHERE v.type LIKE '%cell' ON CONFLICT DO NOTHING`;

/** A season of a year over the first hundred cells, each a subject with twenty targets, half of them done. */
const season = `
  WITH cell AS (
    SELECT o.id, o.pos, v.name FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period)
    WHERE v.type LIKE '%cell' ORDER BY o.pos LIMIT ${CELLS}
  ), season AS (
    INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
    SELECT gen_random_uuid(), id, pos, 'year', extract(year FROM $1::date)::int, 0, date_trunc('year', $1::date), date_trunc('year', $1::date) + interval '1 year',
      'vn-2025', 'open', $1::date FROM cell ORDER BY pos LIMIT 1 RETURNING *
  ), part AS (
    INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
    SELECT n.id, c.id, c.pos, n.org_id, n.period_kind, n.year, n.part, n.period_from, n.period_until, n.pack_id, n.state, n.opened_on
    FROM season n, cell c RETURNING *
  ), subject AS (
    INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, about_org_id, title, sort_title, quota_group, period_kind, year, part, state)
    SELECT gen_random_uuid(), p.season_id, c.id, c.pos, 'party-organisation', c.id, c.name, c.name, 'cells', p.period_kind, p.year, p.part, 'open'
    FROM part p JOIN cell c ON c.id = p.org_id RETURNING *
  ), target AS (
    INSERT INTO ratings.target (id, subject_id, place, text, due_on, done_on)
    SELECT gen_random_uuid(), s.id, nth, 'Chỉ tiêu ' || nth, $1::date, CASE WHEN nth % 2 = 0 THEN $1::date END FROM subject s, generate_series(1, 20) AS nth
  )
  SELECT id, org_pos AS pos FROM subject`;

const loadSeason = async (owner: pg.Client, today: string): Promise<{ ids: string[]; lo: number; hi: number }> => {
  await owner.query(meetingsOfYear, [today]);
  const { rows } = await owner.query<{ id: string; pos: number }>(season, [today]);
  await owner.query('ANALYZE');
  const places = rows.map(({ pos }) => pos);
  return { ids: rows.map(({ id }) => id), lo: Math.min(...places), hi: Math.max(...places) + 1 };
};

/** The sheets of evidence of a commune of a hundred cells, all at once, as an officer over them sees them. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('small-city', (owner) => fillCityAfter(owner, { months: 1 }), 'evidence');
  const today = dayOf(new Date());
  const { program, end } = openBenchProgram(database);
  try {
    const { ids, ...range } = await withOwner(database, (owner) => loadSeason(owner, today));
    const begin = beginUnder(scopeOver([range]), SYSTEM_ACCOUNT, { readOnly: true });
    const sheets = () => inTransaction(program.pools.app_scoped, begin, (tx) => evidenceOf(tx, ids, today));
    const found = await sheets();
    if (found.size !== CELLS) throw new Error(`${found.size} sheets instead of ${CELLS}`);
    const seconds: number[] = [];
    for (let run = 0; run < RUNS; run += 1) seconds.push((await timed(sheets)) / 1000);
    const name = 'sheets of evidence of a commune of 100 cells';
    return [figureOf({ name, unit: 's', goal: 1, better: 'lower' }, seconds)];
  } finally {
    await end();
  }
};
