import { seedFile } from '../areas/organisations/public.ts';
import { loadFictionalRatings } from '../areas/ratings/actions/load-fictional-ratings.ts';
import * as ratings from '../areas/ratings/contract.ts';
import { addDays, type Day, day, dayOf } from '../platform/calendar/day.ts';
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
  const found = (await subjectsOf(world, { seasonId, from: ends }, { kinds: ['leader'] })).filter((one) => one.isHead);
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
  hands: Readonly<Record<'city' | 'officer' | 'office' | 'secretary', string>>,
  now: Date,
): Promise<void> => {
  const bank = seedFile<Bank>('demonstration/ratings.yaml');
  const ids = places as Readonly<Record<keyof typeof places, Organisation>>;
  const act = (account: string): Act => acting(program, account);
  const world: World = {
    ...{ bank, program, today: dayOf(now), ...ids },
    ...{ city: act(hands.city), officer: act(hands.officer) },
    ...{ office: act(hands.office), secretary: act(hands.secretary) },
  };
  await program.runner.asSystem('ratings.load-fictional-ratings', async (context) => {
    for (const organisationId of [ids.communeId, ids.wardId])
      await loadFictionalRatings.run({ organisationId, years: 4, seed: 1 }, context);
  });
  await world.city(ratings.loadPublishedFigures, { organisationId: world.cityId });
  await markFictional(world, [await loadCurrent(world), await loadQuarter(world)]);
};
