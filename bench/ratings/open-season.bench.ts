import type pg from 'pg';
import { openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, timed } from '../figure.ts';
import { fillCityOfMembers } from '../members/fill-members.ts';

const RUNS = 3;
const KINDS = ['party-organisation', 'grassroots-committee', 'cell-committee', 'leader', 'member'];

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

type Opened = { readonly open: () => Promise<{ readonly subjects: number }>; readonly owner: pg.Client };

/** How much longer opening takes than the bare insert of the rows it makes: a ratio a run, the first pair to warm up. */
const ratiosOf = async ({ open, owner }: Opened, say: BenchServer['say']): Promise<number[]> => {
  const ratios: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    let subjects = 0;
    const took = await timed(async () => {
      ({ subjects } = await open());
    });
    await setAside(owner);
    const raw = await timed(() => writeRaw(owner));
    await owner.query('TRUNCATE ratings.season CASCADE');
    say(`season of ${subjects} subjects: ${Math.round(took)} ms beside ${Math.round(raw)} ms`);
    if (run > 0) ratios.push(took / raw);
  }
  return ratios;
};

/** Opening a season of some 500,000 members and 18,000 cells, beside the bare insert of its rows. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_of_members', fillCityOfMembers, 'open_season');
  const opened = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const officer = await opened.account('organisation-officer', city!);
    const countedOn = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const period = { kind: 'year', year: Number(countedOn.slice(0, 4)) };
    const whom = { organisationId: city, period, reach: 'whole', countedOn };
    const { pack } = (await opened.run(officer, 'ratings.season-proposal', whom)) as { pack: { id: string } };
    const asked = { ...whom, packId: pack.id, calendar: [], kinds: KINDS };
    const open = () => opened.run(officer, 'ratings.open-season', asked) as Promise<{ subjects: number }>;
    const ratios = await withOwner(database, (owner) => ratiosOf({ open, owner }, server.say));
    const name = 'opening a season of a city ÷ inserting its rows';
    return [figureOf({ name, unit: '×', goal: 3, better: 'lower' }, ratios)];
  } finally {
    await opened.end();
  }
};
