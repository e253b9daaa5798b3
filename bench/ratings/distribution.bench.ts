import type pg from 'pg';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, ratiosOf, timed } from '../figure.ts';
import { replayOf, statementsOf } from '../members/same-sql.ts';
import { fillCityBefore } from '../organisations/cities.ts';
import { decision, knownOf, planOf } from '../organisations/reorganise.bench.ts';

const RUNS = 5;
const YEARS = { from: 2016, to: 2025 };
const MEMBERS_A_CELL = 28;

// Ten years of every cell and its members; who they are does not matter for counting, so nobody is made for them.
const RESULTS = `
  INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, quota_group, period_kind, year, part, state,
    decided_level, decided_on, not_rated_rule)
  SELECT gen_random_uuid(), '00000000-0000-7000-8000-000000000001', o.id, o.pos, 'member', gen_random_uuid(), 'x', 'x', 'members', 'year', y, 0,
    CASE WHEN n % 25 = 0 THEN 'not-rated' ELSE 'archived' END,
    CASE WHEN n % 25 > 0 THEN (ARRAY['excellent','good','good','good','completed','not-completed'])[1 + (n * 7 + y) % 6] END,
    CASE WHEN n % 25 > 0 THEN make_date(y, 12, 20) END, CASE WHEN n % 25 = 0 THEN 'EX-4' END
  FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND v.type = 'cell' AND upper_inf(v.period)
  CROSS JOIN generate_series(${YEARS.from}, ${YEARS.to}) y CROSS JOIN generate_series(1, ${MEMBERS_A_CELL}) n`;

const fillResults = async (owner: pg.Client): Promise<void> => {
  await owner.query('SET session_replication_role = replica');
  await owner.query(RESULTS);
  await owner.query('RESET session_replication_role');
  await owner.query('VACUUM (ANALYZE) ratings.subject');
};

/** Ten years of a city, some five million results, carried to the units of after the reorganisation, beside the bare statements. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const name = 'distribution';
  const database = await server.copyOf('city_before', fillCityBefore, name);
  const opened = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const officer = await opened.account('organisation-officer', city!);
    await opened.run(officer, 'organisations.reorganise', {
      decision,
      plan: planOf(city!, await knownOf(server, name)),
    });
    await withOwner(database, fillResults);
    const asked = { organisationId: city, fromYear: YEARS.from, toYear: YEARS.to, basis: 'restated' };
    const read = () => opened.run(officer, 'ratings.distribution', asked);
    await read();
    const replay = await replayOf(database, await statementsOf(read));
    try {
      const ratios = await ratiosOf(
        RUNS,
        () => timed(read),
        () => timed(replay.once),
      );
      const what = {
        name: 'ten years of a city restated ÷ its statements',
        unit: '×',
        goal: 1.5,
        better: 'lower' as const,
      };
      return [figureOf(what, ratios)];
    } finally {
      await replay.end();
    }
  } finally {
    await opened.end();
  }
};
