import { dayOf } from '../../src/platform/calendar/day.ts';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, fineRatiosOf } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';

const RUNS = 9;
const RUN_MS = 2000;

/** Two of three cells met in the month, and all of them in the eleven months before, as the database holds it: one regular meeting each. */
const meetingsOfYear = `
  INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, held_on, started_at, ended_at, is_fictional)
  SELECT md5(o.pos::text || 'meeting' || ago)::uuid, o.id, o.pos, 'regular', 'closed', day, day, '19:00', '20:40', true
  FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period),
    generate_series(0, 11) AS ago, LATERAL (SELECT ($1::date - make_interval(months => ago))::date AS day) held
  WHERE v.type LIKE '%cell' AND (o.pos % 3 <> 0 OR ago > 0) ON CONFLICT DO NOTHING`;

/** The same list written by hand, past row-level security: how many cells, and the first page of them. */
const owing = `
  FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND v.period @> $2::date
  WHERE NOT o.annulled AND v.type LIKE '%cell' AND (o.founded_on IS NULL OR o.founded_on <= $1::date)
    AND NOT EXISTS (SELECT FROM meetings.meeting m WHERE m.org_id = o.id AND m.kind IN ('regular', 'combined')
      AND m.state IN ('closed', 'reported') AND m.held_on >= $1::date AND m.held_on < $1::date + interval '1 month')`;

/** "Who has not met this month" for a whole city, through the program against its bare SQL in the same run. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('small-city', (owner) => fillCityAfter(owner, { months: 1 }), 'who_has_not_met');
  const today = dayOf(new Date());
  const month = `${today.slice(0, 7)}-01`;
  const { account, run, end } = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const officer = await account('organisation-officer', city!);
    return await withOwner(database, async (owner) => {
      await owner.query(meetingsOfYear, [month]);
      await owner.query('VACUUM ANALYZE meetings.meeting');
      // As the pools of requests have it: what is compared is the program, not parallel workers.
      await owner.query('SET max_parallel_workers_per_gather = 0');
      const asked = () => run(officer, 'meetings.cells-owing', { month });
      const bare = async () => {
        await owner.query(`SELECT count(*) ${owing}`, [month, today]);
        await owner.query(`SELECT o.id, o.pos, v.name, v.type, v.sector ${owing} ORDER BY o.pos LIMIT 51`, [
          month,
          today,
        ]);
      };
      const ratios = await fineRatiosOf(RUNS, RUN_MS, asked, bare);
      const name = 'who has not met, whole city: page and count, program ÷ bare SQL';
      return [figureOf({ name, unit: '×', goal: 1.5, better: 'lower' }, ratios)];
    });
  } finally {
    await end();
  }
};
