import { seedFile } from '../areas/organisations/public.ts';
import { loadFictionalRatings } from '../areas/ratings/actions/load-fictional-ratings.ts';
import * as ratings from '../areas/ratings/contract.ts';
import { addDays, type Day, day, dayOf } from '../platform/calendar/day.ts';
import {
  CADRE,
  type CadreBank,
  type CadreWorld,
  loadCadreMonths,
  OFFICE_CELL,
  OFFICE_HEAD,
} from './demonstration-cadres.ts';
import { type Act, acting } from './demonstration-matters.ts';
import {
  type Bank,
  leavingReasonOf,
  open,
  review,
  subjectsOf,
  type World,
  yearOf,
} from './demonstration-rating-world.ts';
import { loadCurrent } from './demonstration-season.ts';
import type { Organisation } from './demonstration-seed.ts';
import type { Program } from './program.ts';

/** The last quarter that is over and is rated on its own; the fourth is rated with the year. */
const lastQuarter = (today: Day): { readonly year: number; readonly quarter: 1 | 2 | 3; readonly ends: Day } => {
  const year = yearOf(today);
  const quarters = [year, year - 1].flatMap((one) =>
    ([3, 2, 1] as const).map((quarter) => ({
      ...{ year: one, quarter },
      ends: addDays(day(`${one}-${String(quarter * 3 + 1).padStart(2, '0')}-01`), -1),
    })),
  );
  return quarters.find(({ ends }) => ends < today)!;
};

/** A quarter of the leaders below the commune: some reviewed, most of them decided, some told. */
const loadQuarter = async (world: World): Promise<ratings.SeasonId> => {
  const { bank, today, officer, office } = world;
  const { reviewed, decided, excellent, notified, decision } = bank.quarter;
  const { ends, ...of } = lastQuarter(today);
  const period = { kind: 'quarter' as const, ...of };
  const seasonId = await open(world, { period, countedOn: ends, reach: 'direct', kinds: ['leader'] });
  const leaders = await subjectsOf(world, { seasonId, from: ends }, { kinds: ['leader'] });
  // The secretary of the commune waits for the decision of the level above.
  const found = leaders.filter(({ isHead, isDecidedAbove }) => isHead && !isDecidedAbove);
  const stood = (await review(officer, found.slice(0, reviewed), ends)).slice(0, decided);
  const lines = await Promise.all(
    stood.map(async ({ subjectId, version }, at) => {
      const level = at < excellent ? ('excellent' as const) : ('good' as const);
      const leavingReason = await leavingReasonOf(office, { subjectId }, level, bank);
      return { subjectId, expectedVersion: version, level, leavingReason, aheadReason: bank.quarter.ahead };
    }),
  );
  await office(ratings.decideLevel, { lines, decision: { ...decision, decidedOn: ends } });
  const told = stood.slice(0, notified).map((one) => ({ subjectId: one.subjectId, expectedVersion: one.version + 1 }));
  await office(ratings.notifySubjects, { subjects: told, on: ends });
  return seasonId;
};

/** The office of the committee: its head is the secretary of its cell, whose deputy is another leader; a third signs in as a cadre. */
const cadreWorldOf = async (world: World, act: (login: string) => Act): Promise<CadreWorld> => {
  const { program, communeId, office, today } = world;
  const bank = seedFile<{ cadres: CadreBank }>('demonstration/ratings.yaml').cadres;
  const { rows } = await program.pools.app_load.query<{
    cell: Organisation;
    id: string;
    login: string | null;
    kind: string | null;
  }>(
    `SELECT m.org_id AS cell, m.id, a.login, p.kind FROM organisations.published_position u
     JOIN organisations.published_organisation o ON o.pos >= u.pos AND o.pos < u.pos_end AND o.name = $2 AND upper_inf(o.period)
     JOIN members.member m ON m.org_id = o.id AND m.is_present LEFT JOIN platform.account a ON a.id = m.account_id
     LEFT JOIN organisations.published_post p ON p.person_id = m.person_id AND p.org_id = o.id AND p.kind = 'deputy-secretary' AND upper_inf(p.period)
     WHERE u.id = $1`,
    [communeId, OFFICE_CELL],
  );
  const heldBy = (login: string): string => rows.find((row) => row.login === login)!.id;
  const people = { head: heldBy(OFFICE_HEAD), deputy: rows.find(({ kind }) => kind !== null)!.id };
  const hands = { office, head: act(OFFICE_HEAD), leader: act('lanh-dao-xa'), cadre: act(CADRE) };
  return { ...hands, bank, today, communeId, officeId: rows[0]!.cell, people };
};

const markFictional = async ({ program }: World, seasonIds: readonly string[]): Promise<void> => {
  const { app_load } = program.pools;
  await app_load.query('UPDATE ratings.season SET is_fictional = true WHERE id = ANY ($1)', [seasonIds]);
  await app_load.query('UPDATE ratings.subject SET is_fictional = true WHERE season_id = ANY ($1)', [seasonIds]);
};

/**
 * Reviews and ratings of the fictional units: results of earlier years as entered, the closed season of the last year, the running one at
 * every step with a group over the ceiling, and a quarter of leaders. What is under way went through the actions, under the rules of its day.
 */
export const loadRatings = async (
  program: Program,
  places: Readonly<Record<'cityId' | 'communeId' | 'wardId' | 'cellId', string>>,
  accountOf: (login: string) => string,
  now: Date,
): Promise<void> => {
  const bank = seedFile<Bank>('demonstration/ratings.yaml');
  const ids = places as Readonly<Record<keyof typeof places, Organisation>>;
  const act = (login: string): Act => acting(program, accountOf(login));
  const world: World = {
    ...{ bank, program, today: dayOf(now), ...ids },
    ...{ city: act('to-chuc'), officer: act('to-chuc-xa') },
    ...{ office: act('van-phong-xa'), secretary: act('bi-thu') },
  };
  await program.runner.asSystem('ratings.load-fictional-ratings', async (context) => {
    for (const organisationId of [ids.communeId, ids.wardId])
      await loadFictionalRatings.run({ organisationId, years: 4, seed: 1 }, context);
  });
  await world.city(ratings.loadPublishedFigures, { organisationId: world.cityId });
  const months = await loadCadreMonths(await cadreWorldOf(world, act));
  await markFictional(world, [await loadCurrent(world), await loadQuarter(world), ...months]);
};
