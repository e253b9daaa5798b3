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

/** Opening a season of some 500,000 members and 18,000 cells, beside the bare insert of its rows. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_of_members', fillCityOfMembers, 'open_season');
  const opened = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const officer = await opened.account('organisation-officer', city!);
    const countedOn = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const whom = {
      organisationId: city,
      period: { kind: 'year', year: Number(countedOn.slice(0, 4)) },
      reach: 'whole',
      countedOn,
    };
    const { pack } = (await opened.run(officer, 'ratings.season-proposal', whom)) as { pack: { id: string } };
    return await withOwner(database, async (owner) => {
      const ratios: number[] = [];
      let subjects = 0;
      for (let run = 0; run <= RUNS; run++) {
        const took = await timed(async () => {
          const made = await opened.run(officer, 'ratings.open-season', {
            ...whom,
            packId: pack.id,
            calendar: [],
            kinds: KINDS,
          });
          ({ subjects } = made as { subjects: number });
        });
        await setAside(owner);
        const raw = await timed(() => writeRaw(owner));
        await owner.query('TRUNCATE ratings.season CASCADE');
        // The first pair warms up.
        if (run > 0) ratios.push(took / raw);
      }
      server.say(`season of ${subjects} subjects`);
      const what = {
        name: 'opening a season of a city ÷ inserting its rows',
        unit: '×',
        goal: 3,
        better: 'lower' as const,
      };
      return [figureOf(what, ratios)];
    });
  } finally {
    await opened.end();
  }
};
