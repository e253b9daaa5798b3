import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { SeasonId } from '../contract/season-shapes.ts';
import * as contract from '../contract/seasons.ts';
import { leaderPostsOn } from '../questions/leader-posts.ts';
import { ratingPacks } from '../questions/rating-laws.ts';
import { getSeasonAtRest, homeOfSeason } from '../questions/season-rows.ts';
import { isTouched } from '../questions/touched.ts';
import { checkCalendar, checkSeason } from '../rules/check-season.ts';
import { chooseLaw, type LawChoice } from '../rules/choose-law.ts';
import { kindsBeyond } from '../rules/kinds-concerned.ts';
import { joinLaw } from '../rules/rating-law.ts';
import { linkAdded } from './season-links.ts';
import { insertSeason, insertSubjects } from './season-writes.ts';
import { giveBack } from './take-over.ts';

const fieldOf: Readonly<Record<string, string>> = { why: 'packReason', 'other.packId': 'packId' };

/** The choice of packs; a refusal names the fields of the form. */
const lawAsked = ({ period, packId, packReason, countedOn }: typeof contract.openSeason.input._output): LawChoice => {
  const packs = ratingPacks();
  const own = chooseLaw(packs, period, { reviewOn: countedOn, why: packReason });
  const isOwn = !isRefusal(own) && own.base.id === packId;
  const other = { packId, reason: packReason ?? '' };
  const choice = isOwn ? own : chooseLaw(packs, period, { reviewOn: countedOn, other });
  if (!isRefusal(choice)) return choice;
  throw new Refused(
    refuse(...choice.reasons.map((one) => ({ ...one, ...(one.field && { field: fieldOf[one.field] ?? one.field }) }))),
  );
};

export const openSeason = action(contract.openSeason, async (input, { tx, today, note, tell }) => {
  const choice = lawAsked(input);
  const { base, layer } = choice;
  const packReason = input.packReason?.trim() || choice.reason;
  const checked = checkSeason(input, today);
  const joined = joinLaw(base, layer, input.adjustments);
  const isBeyond = packReason === null && kindsBeyond(choice, input.period, input.kinds).length > 0;
  const faults = [
    ...(isRefusal(checked) ? checked.reasons : []),
    ...(isRefusal(joined) ? joined.reasons : []),
    ...(isBeyond ? [reason('ratings.other-kinds-without-reason', {}, 'packReason')] : []),
  ];
  if (faults.length > 0 || isRefusal(checked)) throw new Refused(refuse(...faults));
  const { period, countedOn, calendar } = checked;
  const { organisationId, reach, kinds } = input;

  const seasonId = newId<SeasonId>();
  const packs = { packId: base.id, layerId: layer?.id ?? null, packReason };
  const { adjustments } = input;
  await insertSeason(tx, { seasonId, organisationId, period, ...packs, adjustments, calendar, openedOn: today });
  const whom = { organisationId, reach, countedOn, kinds, posts: leaderPostsOn(countedOn) };
  const { subjects, takenOver } = await insertSubjects(tx, seasonId, whom);
  if (subjects === 0) throw new Refused(refuse(reason('ratings.nobody-to-rate', { day: countedOn }, 'kinds')));

  note({ subject: `season ${seasonId}`, after: { period: JSON.stringify(period), ...packs, subjects } });
  for (const moved of takenOver) {
    note({ subject: `subject ${moved.subjectId}`, after: { state: 'withdrawn', takenOverBy: seasonId } });
    await tell('ratings.subject-withdrawn', moved);
  }
  await tell('ratings.season-opened', { seasonId, organisationId });
  return { seasonId, subjects };
});

/** Nothing was recorded about anybody in it: what is there follows from opening alone. */
const isUntouched = async (tx: Tx, seasonId: string): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM ratings.subject s WHERE s.season_id = ${seasonId} AND ${isTouched('s')} LIMIT 1`.execute(tx);
  return rows.length === 0;
};

export const withdrawSeason = action(
  contract.withdrawSeason,
  async ({ seasonId, expectedVersion, why }, { tx, today, note, tell }) => {
    const season = await getSeasonAtRest(tx, seasonId, expectedVersion);
    if (season.state !== 'open') throw new Refused(refuse(reason('ratings.season-not-open', { state: season.state })));
    if (!(await isUntouched(tx, seasonId))) throw new Refused(refuse(reason('ratings.season-begun-already')));
    await sql`
      UPDATE ratings.season SET state = 'withdrawn', state_reason = ${why}, version = version + 1 WHERE id = ${seasonId}`.execute(
      tx,
    );
    await sql`UPDATE ratings.season_part SET state = 'withdrawn' WHERE season_id = ${seasonId}`.execute(tx);
    await sql`
      UPDATE ratings.subject SET state = 'withdrawn', state_reason = ${why} WHERE season_id = ${seasonId} AND state <> 'withdrawn'`.execute(
      tx,
    );
    note({ subject: `season ${seasonId}`, after: { state: 'withdrawn' } });
    for (const moved of await giveBack(tx, seasonId)) {
      await linkAdded(tx, moved.subjectId, today);
      note({ subject: `subject ${moved.subjectId}`, after: { state: 'open' } });
      await tell('ratings.subject-added', moved);
    }
    await tell('ratings.season-withdrawn', { seasonId, organisationId: season.organisationId });
    return { seasonId, version: season.version + 1 };
  },
  { over: homeOfSeason },
);

export const changeCalendar = action(
  contract.changeCalendar,
  async ({ seasonId, expectedVersion, calendar }, { tx, note, tell }) => {
    const season = await getSeasonAtRest(tx, seasonId, expectedVersion);
    if (season.state !== 'open') throw new Refused(refuse(reason('ratings.season-not-open', { state: season.state })));
    const lines = JSON.stringify(orRefuse(checkCalendar(calendar, season.periodFrom)));
    await sql`
      UPDATE ratings.season SET calendar = ${lines}::jsonb, version = version + 1 WHERE id = ${seasonId}`.execute(tx);
    await sql`UPDATE ratings.season_part SET calendar = ${lines}::jsonb WHERE season_id = ${seasonId}`.execute(tx);
    note({
      subject: `season ${seasonId}`,
      before: { calendar: JSON.stringify(season.calendar) },
      after: { calendar: lines },
    });
    await tell('ratings.calendar-changed', { seasonId, organisationId: season.organisationId });
    return { seasonId, version: season.version + 1 };
  },
  { over: homeOfSeason },
);
