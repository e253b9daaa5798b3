import { dayOf } from '../../src/platform/calendar/day.ts';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, ratiosOf, timed } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';

const RUNS = 7;

/** Two of three cells met in the month, as the database holds it: one regular meeting each. */
const meetingsOfMonth = `
  INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, held_on, started_at, ended_at, is_fictional)
  SELECT md5(o.pos::text || 'meeting')::uuid, o.id, o.pos, 'regular', 'closed', $1::date, $1::date, '19:00', '20:40', true
  FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period)
  WHERE v.type LIKE '%cell' AND o.pos % 3 <> 0 ON CONFLICT DO NOTHING`;

/** The same list written by hand, past row-level security: how many cells, and the first page of them. */
const owing = `
  FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND v.period @> $2::date
  WHERE NOT o.annulled AND v.type LIKE '%cell' AND (o.founded_on IS NULL OR o.founded_on <= $1::date)
    AND NOT EXISTS (SELECT FROM meetings.meeting m WHERE m.org_id = o.id AND m.kind IN ('regular', 'combined')
      AND m.state IN ('closed', 'reported') AND m.held_on >= $1::date AND m.held_on < $1::date + interval '1 month')`;

/** "Who has not met this month" for a whole city, through the program against its bare SQL in the same run. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_after', fillCityAfter, 'who_has_not_met');
  const today = dayOf(new Date());
  const month = `${today.slice(0, 7)}-01`;
  const { account, run, end } = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const officer = await account('organisation-officer', city!);
    return await withOwner(database, async (owner) => {
      await owner.query(meetingsOfMonth, [month]);
      await owner.query('ANALYZE meetings.meeting');
      const asked = () => timed(() => run(officer, 'meetings.cells-owing', { month }));
      const bare = () =>
        timed(async () => {
          await owner.query(`SELECT count(*) ${owing}`, [month, today]);
          await owner.query(`SELECT o.id, o.pos, v.name, v.type, v.sector ${owing} ORDER BY o.pos LIMIT 51`, [
            month,
            today,
          ]);
        });
      const ratios = await ratiosOf(RUNS, asked, bare);
      const name = 'who has not met, whole city: page and count, program ÷ bare SQL';
      return [figureOf({ name, unit: '×', goal: 1.5, better: 'lower' }, ratios)];
    });
  } finally {
    await end();
  }
};
