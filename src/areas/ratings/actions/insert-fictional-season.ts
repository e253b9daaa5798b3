import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { SeasonId } from '../contract/season-shapes.ts';
import { openableKinds } from '../contract/seasons.ts';
import { leaderPostsOn } from '../questions/leader-posts.ts';
import { ratingPacks } from '../questions/rating-laws.ts';
import { organisationsBelow } from '../questions/season-subjects.ts';
import { type SubjectRow, subjectRowsWhere } from '../questions/subject-rows.ts';
import { judge } from '../questions/verdicts.ts';
import { chooseLaw } from '../rules/choose-law.ts';
import { fictionalRatings, qualityOfYear } from '../rules/fictional-levels.ts';
import type { FictionalWorld, Rated, SeasonDays } from './fictional-world.ts';
import { putFictionalSheets } from './insert-fictional-sheets.ts';
import { putFictionalSteps } from './insert-fictional-steps.ts';
import { insertSeason, insertSubjects } from './season-writes.ts';

const daysOf = (year: number): SeasonDays => ({
  openedOn: day(`${year}-11-10`),
  ratedOn: day(`${year}-11-25`),
  reviewedOn: day(`${year}-11-30`),
  votedOn: day(`${year}-11-30`),
  decidedOn: day(`${year}-12-12`),
  notifiedOn: day(`${year}-12-18`),
  archivedOn: day(`${year}-12-24`),
  closedOn: day(`${year}-12-28`),
});

const openSeasonOf = async (
  tx: Tx,
  { organisationId, lastYear: year }: FictionalWorld,
  { openedOn }: SeasonDays,
): Promise<SeasonId | null> => {
  const whom = { organisationId, reach: 'whole' as const, countedOn: openedOn };
  const { rows } = await sql`SELECT 1 FROM ${organisationsBelow(whom, false)} LIMIT 1`.execute(tx);
  if (rows.length === 0) return null;
  const period = { kind: 'year' as const, year };
  const { base, layer } = orRefuse(chooseLaw(ratingPacks(), period, { reviewOn: openedOn }));
  const seasonId = newId<SeasonId>();
  const packs = { packId: base.id, layerId: layer?.id ?? null, packReason: null };
  await insertSeason(tx, { seasonId, organisationId, period, ...packs, calendar: [], openedOn });
  await insertSubjects(tx, seasonId, { ...whom, kinds: openableKinds, posts: leaderPostsOn(openedOn) });
  await sql`UPDATE ratings.season SET is_fictional = true WHERE id = ${seasonId}`.execute(tx);
  await sql`UPDATE ratings.subject SET is_fictional = true WHERE season_id = ${seasonId}`.execute(tx);
  return seasonId;
};

/** Subjects in an order that every load finds again; leaders last, as no head goes above the own collective. */
const subjectsInOrder = async (tx: Tx, seasonId: string): Promise<SubjectRow[]> => {
  const rows = await subjectRowsWhere(tx, sql`s.season_id = ${seasonId}`, false);
  const keyOf = ({ kind, title, quotaGroup }: SubjectRow): string => `${kind} ${quotaGroup.slice(0, 20)} ${title}`;
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
};

/** How each fared: collectives and members by their own quality, a leader by that of the place led. */
const rateAll = (subjects: readonly SubjectRow[], { lasting, draws }: FictionalWorld): Rated[] => {
  const shape = (one: SubjectRow, atMost: RatingLevel | null) => ({
    ...{ id: one.id, group: one.quotaGroup, isHead: one.isHead, atMost },
    quality: qualityOfYear(
      lasting(one.aboutOrganisationId ?? (one.kind === 'leader' ? one.organisationId : one.memberId!)),
      draws.whole(0, 999) / 1000,
    ),
  });
  const others = subjects.filter(({ kind }) => kind !== 'leader');
  const ratings = fictionalRatings(others.map((one) => shape(one, null)));
  const levelOfPlace = new Map(
    others.flatMap(({ id, kind, organisationId }) =>
      kind.endsWith('-committee') ? [[organisationId, ratings.get(id)!.decided] as const] : [],
    ),
  );
  const leaders = subjects.filter(({ kind }) => kind === 'leader');
  const led = fictionalRatings(leaders.map((one) => shape(one, levelOfPlace.get(one.organisationId) ?? null)));
  return subjects.map((subject) => ({ subject, rating: (ratings.get(subject.id) ?? led.get(subject.id))! }));
};

/** The closed season of the last year, with everything that was recorded in it; nothing where nobody stood below the opener. */
export const insertFictionalSeason = async (
  tx: Tx,
  world: FictionalWorld,
): Promise<{ seasonId: SeasonId | null; subjects: number }> => {
  const days = daysOf(world.lastYear);
  const seasonId = await openSeasonOf(tx, world, days);
  if (seasonId === null) return { seasonId, subjects: 0 };
  const subjects = await subjectsInOrder(tx, seasonId);
  const judged = await judge(tx, subjects, days.decidedOn);
  const exempt = subjects.filter(({ id }) => judged.get(id)!.verdict.outcome.kind === 'not-rated');
  const rated = rateAll(
    subjects.filter((one) => !exempt.includes(one)),
    world,
  );
  await putFictionalSheets(tx, world, rated, days);
  await putFictionalSteps(tx, world, { rated, exempt, judged, days });
  await sql`
    UPDATE ratings.season SET state = 'closed', closed_on = ${days.closedOn}::date, version = version + 1 WHERE id = ${seasonId}`.execute(
    tx,
  );
  await sql`UPDATE ratings.season_part SET state = 'closed' WHERE season_id = ${seasonId}`.execute(tx);
  return { seasonId, subjects: subjects.length };
};
