import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce, packsOfKind } from '../../../platform/packs/pack.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-exemptions.ts';
import { exemptionRules } from '../rules/exemption-pack.ts';
import { lastCellVote } from './cell-votes.ts';

type Row = OutputOf<typeof contract.exemptions>['rows'][number];
type Raw = Omit<Row, 'organisationName' | 'groundName' | 'decision'> & {
  sortName: string;
  number: string | null;
  decidedOn: Day | null;
  issuer: string | null;
};

/** So many days before its end an exemption stands in the list of those ending. */
export const ENDING_WITHIN_DAYS = 30;

const shown = (show: string, on: Day): RawBuilder<unknown> => {
  const running = sql`e.state = 'granted' AND e.since_day <= ${on}::date AND ${on}::date < e.until_day`;
  if (show === 'running') return sql`AND ${running}`;
  if (show === 'ending') return sql`AND ${running} AND e.until_day <= ${addDays(on, ENDING_WITHIN_DAYS)}::date`;
  return show === 'all' ? sql`` : sql`AND e.state = ${show}`;
};

const groundNames = (): ReadonlyMap<string, { vi: string; en: string }> =>
  new Map(
    packsOfKind(shippedPacks(), exemptionRules).flatMap((pack) =>
      pack.content.grounds.map((one) => [one.code, one.names]),
    ),
  );

export const exemptions = question(contract.exemptions, async (input, { tx, today }) => {
  const where = sql`true ${shown(input.show, input.on)} ${underCondition(input.underId, sql`e.org_pos`)}
    ${input.memberId === undefined ? sql`` : sql`AND e.member_id = ${input.memberId}`}`;
  const [name, id] = readCursor(input.after, ['text', 'id']) ?? [];
  const beyond = name === undefined ? sql`true` : sql`(e.sort_name, e.id) > (${name}, ${id}::uuid)`;
  const { rows } = await sql<Raw>`
    SELECT e.id, e.member_id AS "memberId", e.full_name AS "fullName", e.sort_name AS "sortName", e.org_id AS "organisationId", e.kind, e.ground,
      e.proof, e.state, e.wanted_since AS "wantedSince", nullif(e.wanted_until, 'infinity') AS "wantedUntil", e.since_day AS since,
      nullif(e.until_day, 'infinity') AS until, e.returned_on AS "returnedOn", e.cell_resolution AS "cellResolution",
      e.decision_number AS number, e.decision_on AS "decidedOn", e.decision_issuer AS issuer, e.refused_reason AS "refusedReason",
      e.renews_id AS "renewsId", ${lastCellVote(sql`v.exemption_id = e.id`)} AS "cellVote", e.version,
      coalesce(e.state = 'granted' AND e.since_day <= ${input.on}::date AND ${input.on}::date < e.until_day, false) AS "isRunning",
      coalesce(e.state = 'granted' AND e.returned_on IS NULL AND ${input.on}::date < e.since_day, false) AS "isComing"
    FROM members.exemption e WHERE ${where} AND ${beyond} ORDER BY e.sort_name, e.id LIMIT ${input.limit + 1}`.execute(
    tx,
  );
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.exemption e WHERE ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  const names = await nearestNames(
    tx,
    today,
    page.map((row) => row.organisationId),
  );
  const grounds = groundNames();
  return {
    rows: page.map(({ sortName: _, number, decidedOn, issuer, ...row }) => ({
      ...row,
      organisationName: names.get(row.organisationId) ?? '',
      groundName: grounds.get(row.ground) ?? { vi: row.ground, en: row.ground },
      decision: number === null ? null : { number, decidedOn, issuer },
    })),
    count: counted[0]!.count,
    next: last ? cursorOf(last.sortName, last.id) : null,
  };
});

export const exemptionRulesOn = question(contract.exemptionRulesOn, async ({ on }) => {
  const pack = findPackInForce(shippedPacks(), exemptionRules, on);
  if (!pack) return { rules: null };
  const { grounds, ageHealth, other, proofByAge } = pack.content;
  return {
    rules: {
      packId: pack.id,
      isVerified: pack.verified,
      title: pack.title,
      grounds: [...grounds],
      ageHealthSource: ageHealth.source,
      otherSource: other.source,
      otherBelowMonths: other.value.belowMonths,
      proofSource: proofByAge.source,
      proofFromAge: proofByAge.value.fromAge,
    },
  };
});
