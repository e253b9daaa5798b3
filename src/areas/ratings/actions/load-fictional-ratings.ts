import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { drawsOn } from '../../members/public.ts';
import { numbersFrom, placesOf, refuseBesideReal, seedFile } from '../../organisations/public.ts';
import * as contract from '../contract/fictional.ts';
import { leaderPostsOn } from '../questions/leader-posts.ts';
import { type OpenableKind, subjectsOfKind } from '../questions/season-subjects.ts';
import { levelOfQuality, qualityOfYear } from '../rules/fictional-levels.ts';
import type { FictionalWorld, RatingBank } from './fictional-world.ts';
import { insertFictionalSeason } from './insert-fictional-season.ts';
import { insertPastResults } from './past-result-writes.ts';

/** Kinds of which papers of earlier years are entered. */
const pastKinds = ['party-organisation', 'member'] as const satisfies readonly OpenableKind[];

const refuseIfLoaded = async (tx: Tx, { lo, hi }: { lo: number; hi: number }): Promise<void> => {
  const { rows } = await sql`
    SELECT 1 FROM ratings.subject s WHERE s.org_pos >= ${lo} AND s.org_pos < ${hi}
    UNION ALL SELECT 1 FROM ratings.past_result p WHERE p.org_pos >= ${lo} AND p.org_pos < ${hi} LIMIT 1`.execute(tx);
  if (rows.length > 0) throw new Refused(refuse(reason('ratings.already-rated-here', {}, 'organisationId')));
};

type PastSubject = {
  readonly kind: (typeof pastKinds)[number];
  readonly organisationId: string;
  readonly memberId: string | null;
  readonly aboutOrganisationId: string | null;
  readonly title: string;
  readonly admittedOn: Day | null;
};

/**
 * Whose results of a year an office has on paper, in an order that every load finds again: organisations that stood then, and members who
 * were admitted by then, where they are now, as invented rolls begin with the last year.
 */
const subjectsAtEndOf = async (tx: Tx, world: FictionalWorld, year: number): Promise<PastSubject[]> => {
  const { organisationId, lastYear } = world;
  const yearEnd = day(`${year}-12-31`);
  const found: PastSubject[] = [];
  for (const kind of pastKinds) {
    const countedOn = kind === 'member' ? day(`${lastYear}-12-31`) : yearEnd;
    const whom = { organisationId, reach: 'whole' as const, countedOn };
    const { rows } = await sql<PastSubject>`
      SELECT ${kind} AS kind, s.org_id AS "organisationId", s.member_id AS "memberId", s.about_org_id AS "aboutOrganisationId", s.title,
        m.admitted_on AS "admittedOn"
      FROM (${subjectsOfKind(kind, whom, leaderPostsOn(countedOn))}) AS s(kind, org_id, org_pos, member_id, about_org_id, title, sort_title,
        post_words, is_head, quota_group, is_fictional)
      LEFT JOIN members.published_member m ON m.id = s.member_id
      WHERE s.member_id IS NULL OR m.admitted_on <= ${yearEnd}::date
      ORDER BY s.org_pos, s.sort_title, m.admitted_on, s.member_id`.execute(tx);
    found.push(...rows);
  }
  return found;
};

const loadYear = async (tx: Tx, world: FictionalWorld, year: number): Promise<number> => {
  const { bank, by, draws, lasting } = world;
  const yearEnd = day(`${year}-12-31`);
  const decidedOn = day(`${year}-12-14`);
  const subjects = await subjectsAtEndOf(tx, world, year);
  const drafts = subjects.map(({ admittedOn, ...subject }) => {
    const isNew = admittedOn !== null && addMonths(admittedOn, 6) > yearEnd;
    const level = levelOfQuality(
      qualityOfYear(lasting(subject.memberId ?? subject.aboutOrganisationId!), draws.whole(0, 999) / 1000),
    );
    return {
      ...{ ...subject, year, level: isNew ? null : level, notRatedWords: isNew ? bank.tooNew : null },
      decisionNumber: subject.memberId === null ? bank.numbers.organisations : bank.numbers.members,
      decidedOn,
    };
  });
  await insertPastResults(tx, drafts, { importId: null, by, at: new Date(`${year}-12-20T03:00:00Z`) });
  return drafts.length;
};

/** A quality for each who is asked about, the same however often it is asked. */
const lastingQualities = (draw: () => number): ((id: string) => number) => {
  const known = new Map<string, number>();
  return (id) => known.get(id) ?? known.set(id, draw()).get(id)!;
};

export const loadFictionalRatings = action(
  contract.loadFictionalRatings,
  async ({ organisationId, years, seed }, { tx, note, today, actor }) => {
    await refuseBesideReal(tx);
    const place = (await placesOf(tx, [organisationId])).get(organisationId);
    if (!place) throw new Refused(refuse(reason('platform.not-found', {}, 'organisationId')));
    await refuseIfLoaded(tx, place.range);

    const draws = drawsOn(numbersFrom(seed));
    const lasting = lastingQualities(() => draws.whole(0, 999) / 1000);
    const bank = seedFile<RatingBank>('demonstration/ratings.yaml');
    const lastYear = Number(today.slice(0, 4)) - 1;
    const world = { organisationId, bank, draws, lasting, lastYear, by: actor.accountId };
    let results = 0;
    for (let ago = years; ago >= 1; ago--) results += await loadYear(tx, world, lastYear - ago);
    const season = await insertFictionalSeason(tx, world);
    await sql`
      UPDATE ratings.past_result SET is_fictional = true WHERE org_pos >= ${place.range.lo} AND org_pos < ${place.range.hi}`.execute(
      tx,
    );
    note({ subject: `organisations.organisation ${organisationId}`, after: { results, subjects: season.subjects } });
    return { results, ...season };
  },
);
