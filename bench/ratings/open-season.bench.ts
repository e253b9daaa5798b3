import type pg from 'pg';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, timed } from '../figure.ts';
import { fillCityOfMembers } from '../members/fill-members.ts';

const RUNS = 3;
const TABLES = ['ratings.season', 'ratings.season_part', 'ratings.subject'];
const KINDS = ['party-organisation', 'grassroots-committee', 'cell-committee', 'leader', 'member'];

/**
 * The statistics of the tables are made by hand here: a worker that comes by while half a million rows are being written counts none of
 * them, takes the tables for empty ones, and the foreign keys of those very rows are then looked up through whichever index comes first.
 * That happens to tables that were emptied a moment ago, which the program never does: rows of a season stay.
 */
const keepStatistics = async (owner: pg.Client): Promise<void> => {
  for (const table of TABLES) await owner.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
};

/** The rows that a season made, kept aside, and the tables emptied: what stays to be written is nothing but rows. */
const setAside = async (owner: pg.Client): Promise<void> => {
  await owner.query('DROP TABLE IF EXISTS bench_season, bench_part, bench_subject');
  await owner.query('CREATE UNLOGGED TABLE bench_season AS TABLE ratings.season');
  await owner.query('CREATE UNLOGGED TABLE bench_part AS TABLE ratings.season_part');
  await owner.query('CREATE UNLOGGED TABLE bench_subject AS TABLE ratings.subject');
  await owner.query('TRUNCATE ratings.season CASCADE');
};

/** The same rows into the same tables with their indexes and foreign keys, and nothing else. */
const writeRaw = async (owner: pg.Client): Promise<void> => {
  await owner.query('BEGIN');
  await owner.query('INSERT INTO ratings.season TABLE bench_season');
  await owner.query('INSERT INTO ratings.season_part TABLE bench_part');
  await owner.query('INSERT INTO ratings.subject TABLE bench_subject');
  await owner.query('COMMIT');
};

type Opened = {
  /** What is sent to open the season of a year. */
  readonly asked: (year: number) => Promise<object>;
  readonly open: (asked: object) => Promise<{ readonly subjects: number }>;
  readonly owner: pg.Client;
  readonly year: number;
};

/**
 * How much longer opening takes than the bare insert of the rows it makes: a ratio a run, the first pair to warm up. Then the rows of the
 * last pair stay as the season that a server has already, known to the statistics, and another year is opened beside them.
 */
const measure = async ({ asked, open, owner, year }: Opened, say: BenchServer['say']) => {
  const first: number[] = [];
  const thisYear = await asked(year);
  let raw = 0;
  for (let run = 0; run <= RUNS; run++) {
    if (run > 0) await owner.query('TRUNCATE ratings.season CASCADE');
    let subjects = 0;
    const took = await timed(async () => {
      ({ subjects } = await open(thisYear));
    });
    await setAside(owner);
    raw = await timed(() => writeRaw(owner));
    say(`season of ${subjects} subjects: ${Math.round(took)} ms beside ${Math.round(raw)} ms`);
    if (run > 0) first.push(took / raw);
  }
  for (const table of TABLES) await owner.query(`VACUUM (ANALYZE) ${table}`);
  const lastYear = await asked(year - 1);
  const took = await timed(() => open(lastYear));
  say(`a second season: ${Math.round(took)} ms`);
  return { first, second: [took / raw] };
};

/** Opening a season of some 500,000 members and 18,000 cells, beside the bare insert of its rows. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_of_members', fillCityOfMembers, 'open_season');
  const opened = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const officer = await opened.account('organisation-officer', city!);
    const countedOn = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const year = Number(countedOn.slice(0, 4));
    const asked = async (of: number): Promise<object> => {
      const whom = { organisationId: city, period: { kind: 'year', year: of }, reach: 'whole', countedOn };
      const { pack } = (await opened.run(officer, 'ratings.season-proposal', whom)) as { pack: { id: string } };
      return { ...whom, packId: pack.id, calendar: [], kinds: KINDS };
    };
    const open = (of: object) => opened.run(officer, 'ratings.open-season', of) as Promise<{ subjects: number }>;
    const { first, second } = await withOwner(database, async (owner) => {
      await keepStatistics(owner);
      return measure({ asked, open, owner, year }, server.say);
    });
    const against = { unit: '×', goal: 3, better: 'lower' } as const;
    return [
      figureOf({ name: 'opening the first season of a city ÷ inserting its rows', ...against }, first),
      figureOf({ name: 'opening another one beside it ÷ inserting the rows of the first', ...against }, second),
    ];
  } finally {
    await opened.end();
  }
};
