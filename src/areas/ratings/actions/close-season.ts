import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/seasons.ts';
import { unsettledGroups } from '../questions/quota-groups.ts';
import { overReasons } from '../questions/quota-names.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { getSeasonAtRest, homeOfSeason } from '../questions/season-rows.ts';

export const closeSeason = action(
  contract.closeSeason,
  async ({ seasonId, expectedVersion, closedOn }, { tx, today, note, tell }) => {
    const season = await getSeasonAtRest(tx, seasonId, expectedVersion);
    const { rows } = await sql<{ left: number; unconfirmed: number; lastDecidedOn: string | null }>`
      SELECT count(*) FILTER (WHERE s.state NOT IN ('archived', 'not-rated'))::int AS left,
        count(*) FILTER (WHERE s.state = 'not-rated' AND s.is_provisional)::int AS unconfirmed, max(s.decided_on)::text AS "lastDecidedOn"
      FROM ratings.subject s WHERE s.season_id = ${seasonId} AND s.state <> 'withdrawn'`.execute(tx);
    const { left, unconfirmed, lastDecidedOn } = rows[0]!;
    const unsettled = await unsettledGroups(tx, lawOf(season), seasonId);
    const reasons = [
      ...(season.state === 'open' ? [] : [reason('ratings.season-not-open', { state: season.state })]),
      ...(left > 0 ? [reason('ratings.subjects-left', { left })] : []),
      ...(unconfirmed > 0 ? [reason('ratings.asides-unconfirmed', { count: unconfirmed })] : []),
      ...(await overReasons(tx, unsettled, { on: today })),
      ...(closedOn > today ? [reason('ratings.day-in-future', {}, 'closedOn')] : []),
      ...(lastDecidedOn !== null && closedOn < lastDecidedOn
        ? [reason('ratings.before-decision', { day: lastDecidedOn }, 'closedOn')]
        : []),
    ];
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    await sql`
      UPDATE ratings.season SET state = 'closed', closed_on = ${closedOn}::date, version = version + 1 WHERE id = ${seasonId}`.execute(
      tx,
    );
    await sql`UPDATE ratings.season_part SET state = 'closed' WHERE season_id = ${seasonId}`.execute(tx);
    note({ subject: `season ${seasonId}`, after: { state: 'closed', closedOn } });
    await tell('ratings.season-closed', { seasonId, organisationId: season.organisationId });
    return { seasonId, version: season.version + 1 };
  },
  { over: homeOfSeason },
);

export const reopenSeason = action(
  contract.reopenSeason,
  async ({ seasonId, expectedVersion, why }, { tx, note, tell }) => {
    const season = await getSeasonAtRest(tx, seasonId, expectedVersion);
    if (season.state !== 'closed')
      throw new Refused(refuse(reason('ratings.season-not-closed', { state: season.state })));
    await sql`
      UPDATE ratings.season SET state = 'open', closed_on = NULL, state_reason = ${why}, version = version + 1 WHERE id = ${seasonId}`.execute(
      tx,
    );
    await sql`UPDATE ratings.season_part SET state = 'open' WHERE season_id = ${seasonId}`.execute(tx);
    note({ subject: `season ${seasonId}`, after: { state: 'open', why } });
    await tell('ratings.season-reopened', { seasonId, organisationId: season.organisationId });
    return { seasonId, version: season.version + 1 };
  },
  { over: homeOfSeason },
);
