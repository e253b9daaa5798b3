import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/quota.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import { keptOutOfGroup } from '../questions/kept-out-of-group.ts';
import { groupsOver, quotaGroupsOf, type SeasonGroup, settlementsOf } from '../questions/quota-groups.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { getSeason, homeOfSeason, lockSeason, type SeasonOfOpener } from '../questions/season-rows.ts';
import { checkQuotaDecision } from '../rules/check-quota-decision.ts';
import { dayFaults } from '../rules/check-step.ts';
import { type QuotaLine, quotaLinesOf } from '../rules/quota-board.ts';
import { isCovered, withBest } from '../rules/quota-covered.ts';
import { quotaFor, type RatingLaw } from '../rules/rating-law.ts';

type Asked = typeof contract.settleQuota.input._output;

const subjectsIn = async (tx: Tx, seasonId: string, group: string): Promise<number> => {
  const { rows } = await sql<{ subjects: number }>`
    SELECT count(*)::int AS subjects FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.quota_group = ${group} AND s.state NOT IN ('withdrawn', 'not-rated')`.execute(
    tx,
  );
  return rows[0]!.subjects;
};

const dayFaultsOf = ({ settledOn, exception }: Asked, season: SeasonOfOpener, today: Day): Reason[] => [
  ...dayFaults(settledOn, { today, from: season.periodFrom }, 'settledOn'),
  ...((exception?.decidedOn ?? '') > today ? [reason('ratings.day-in-future', {}, 'exception.decidedOn')] : []),
];

/** What the group would be with as many of the best level as are asked for, under every reading. */
const readingsOf = (season: SeasonOfOpener, group: SeasonGroup, covers: number) => {
  const rules = quotaFor(lawOf(season), group.kind);
  if (rules === null) throw new Refused(refuse(reason('ratings.no-quota-known', {}, 'group')));
  return { rules, lines: quotaLinesOf(rules, withBest(group, rules.level, covers)) };
};

/** The group as it will stand once these levels are decided; of none: as all are proposed. */
const findGroup = async (tx: Tx, season: SeasonOfOpener, { seasonId, group, deciding }: Asked) => {
  const levels = new Map(deciding.map(({ subjectId, level }) => [subjectId as string, level]));
  const by = deciding.length > 0 ? 'decided-among-all' : 'decided-or-proposed';
  const groups = await quotaGroupsOf(tx, lawOf(season), seasonId, by, levels);
  return groups.find(({ id }) => id === group);
};

/** A reason on record that reaches so far is not recorded twice; one that the picture left behind gives way, to a reason that reaches all who are decided. */
const replaceOutgrown = async (
  tx: Tx,
  law: RatingLaw,
  { seasonId, group: code, covers }: Asked,
  { lines, level, now }: { readonly lines: readonly QuotaLine[]; readonly level: RatingLevel; readonly now: Date },
): Promise<void> => {
  const record = (await settlementsOf(tx, seasonId)).get(code);
  if (!record) return;
  if (isCovered(covers, lines, record)) throw new Refused(refuse(reason('ratings.settled-already')));
  const decided = (await quotaGroupsOf(tx, law, seasonId, 'decided')).find(({ id }) => id === code)?.counts[level] ?? 0;
  if (covers < decided) throw new Refused(refuse(reason('ratings.covers-fewer-than-decided', { decided }, 'covers')));
  await sql`
    UPDATE ratings.settlement SET withdrawn_at = ${now}
    WHERE season_id = ${seasonId} AND quota_group = ${code} AND withdrawn_at IS NULL`.execute(tx);
};

export const settleQuota = action(
  contract.settleQuota,
  async (asked, { tx, today, now, actor, note, tell }) => {
    const { seasonId, group: code, covers, deciding } = asked;
    const season = await getSeason(tx, seasonId, asked.expectedVersion);
    const subjects = await subjectsIn(tx, seasonId, code);
    const faults = [
      ...(season.state === 'open' ? [] : [reason('ratings.season-not-open', { state: season.state })]),
      ...(subjects === 0 ? [reason('ratings.group-unknown', {}, 'group')] : []),
      ...(subjects > 0 && covers > subjects
        ? [reason('ratings.covers-more-than-there-are', { subjects }, 'covers')]
        : []),
      ...dayFaultsOf(asked, season, today),
      ...(await keptOutOfGroup(tx, lawOf(season), { seasonId, group: code, deciding }, actor.accountId)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const group = await findGroup(tx, season, asked);
    if (!group) throw new Refused(refuse(reason('ratings.nothing-to-settle', {}, 'group')));
    const { rules, lines } = readingsOf(season, group, covers);
    const { restsOn } = orRefuse(checkQuotaDecision(rules, lines, asked));
    if (restsOn === 'within-every-reading')
      throw new Refused(refuse(reason('ratings.nothing-to-settle', {}, 'covers')));
    await replaceOutgrown(tx, lawOf(season), asked, { lines, level: rules.level, now });

    const settlementId = newId<contract.SettlementId>();
    await sql`
      INSERT INTO ratings.settlement (id, season_id, org_id, org_pos, quota_group, readings, covers, reason, exception_number, exception_on,
        settled_on, entered_at, entered_by)
      SELECT ${settlementId}, n.id, n.org_id, n.org_pos, ${code}, ${JSON.stringify({ counts: group.counts, lines, restsOn })}::jsonb, ${covers},
        ${asked.reason}, ${asked.exception?.number ?? null}, ${asked.exception?.decidedOn ?? null}::date, ${asked.settledOn}::date, ${now},
        ${actor.accountId}
      FROM ratings.season n WHERE n.id = ${seasonId}`.execute(tx);
    await sql`UPDATE ratings.season SET version = version + 1 WHERE id = ${seasonId}`.execute(tx);
    note({ subject: `settlement ${settlementId}`, after: { covers, restsOn } });
    await tell('ratings.quota-settled', { seasonId, settlementId, organisationId: season.organisationId });
    return { settlementId, version: season.version + 1 };
  },
  { over: homeOfSeason },
);

type Kept = { readonly seasonId: string; readonly organisationId: string; readonly group: string };

const getSettlement = async (tx: Tx, settlementId: string): Promise<Kept> => {
  const { rows } = await sql<Kept & { isWithdrawn: boolean }>`
    SELECT t.season_id AS "seasonId", t.org_id AS "organisationId", t.quota_group AS "group", t.withdrawn_at IS NOT NULL AS "isWithdrawn"
    FROM ratings.settlement t WHERE t.id = ${settlementId} FOR UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (rows[0].isWithdrawn) throw new Refused(refuse(reason('ratings.settlement-withdrawn-already')));
  return rows[0];
};

export const withdrawSettlement = action(
  contract.withdrawSettlement,
  async ({ settlementId, why }, { tx, now, actor, note, tell }) => {
    const { seasonId, organisationId, group } = await getSettlement(tx, settlementId);
    await lockSeason(tx, seasonId);
    const season = await getSeason(tx, seasonId, null);
    const law = lawOf(season);
    const over = groupsOver(law, await quotaGroupsOf(tx, law, seasonId, 'decided-among-all'));
    const faults = [
      ...(season.state === 'open' ? [] : [reason('ratings.season-not-open', { state: season.state })]),
      ...(over.some((one) => one.group.id === group) ? [reason('ratings.settlement-is-needed')] : []),
      ...(await keptOutOfGroup(tx, law, { seasonId, group }, actor.accountId)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.settlement SET withdrawn_at = ${now}, withdrawn_words = ${why} WHERE id = ${settlementId}`.execute(
      tx,
    );
    note({ subject: `settlement ${settlementId}`, after: { state: 'withdrawn' } });
    await tell('ratings.settlement-withdrawn', { seasonId, settlementId, organisationId });
    return { settlementId };
  },
  {
    over: async ({ settlementId }, tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT t.org_id AS id FROM ratings.settlement t WHERE t.id = ${settlementId}`.execute(tx);
      return rows.map(({ id }) => id);
    },
  },
);

export const recordQuotaRule = action(
  contract.recordQuotaRule,
  async ({ seasonId, expectedVersion, base, rounding, decision }, { tx, today, note, tell }) => {
    const season = await getSeason(tx, seasonId, expectedVersion);
    const isSet = base !== null || rounding !== null;
    const faults = [
      ...(season.state === 'open' ? [] : [reason('ratings.season-not-open', { state: season.state })]),
      ...(isSet && decision === null ? [reason('ratings.quota-rule-without-paper', {}, 'decision')] : []),
      ...(!isSet && decision !== null ? [reason('ratings.quota-rule-without-reading', {}, 'base')] : []),
      ...((decision?.decidedOn ?? '') > today ? [reason('ratings.day-in-future', {}, 'decision.decidedOn')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.season SET quota_base = ${base}, quota_rounding = ${rounding}, quota_rule_number = ${decision?.number ?? null},
        quota_rule_on = ${decision?.decidedOn ?? null}::date, quota_rule_issuer = ${decision?.issuer ?? null}, version = version + 1
      WHERE id = ${seasonId}`.execute(tx);
    note({
      subject: `season ${seasonId}`,
      before: { base: season.quotaBase, rounding: season.quotaRounding },
      after: { base, rounding },
    });
    await tell('ratings.quota-rule-recorded', { seasonId, organisationId: season.organisationId });
    return { seasonId, version: season.version + 1 };
  },
  { over: homeOfSeason },
);
