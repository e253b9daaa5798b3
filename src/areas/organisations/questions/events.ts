import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/event-register.ts';
import { inReach } from './in-reach.ts';
import { cursorOf, readCursor } from './keyset.ts';
import { nearestNames } from './organisations-on.ts';
import { namesOfKinds } from './vocabulary.ts';

type Line = OutputOf<typeof contract.events>['rows'][number];

/** Events that meet a condition on the row `e`, the newest first. Notes and warnings only where the event lies in the caller's reach. */
const linesWhere = async (tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<Line[]> => {
  const own = inReach(sql`e.org_pos`);
  const { rows } = await sql<Line>`
    SELECT e.id, e.kind, e.state, e.decision_number AS "decisionNumber", e.decided_on AS "decidedOn", e.issuer, e.effective_on AS "effectiveOn",
           e.verified, CASE WHEN ${own} THEN e.source_note END AS "sourceNote", e.reverses AS "reversesId",
           CASE WHEN ${own} THEN e.warnings ELSE '[]' END AS warnings, e.before_count AS "beforeCount",
           e.after_count AS "afterCount", e.version
    FROM organisations.structural_event e WHERE ${condition}
    ORDER BY e.effective_on DESC, e.id DESC LIMIT ${limit}`.execute(tx);
  return rows;
};

export const events = question(contract.events, async (input, { tx }) => {
  const under =
    input.underId === null
      ? sql`true`
      : sql`EXISTS (
    SELECT FROM organisations.organisation u WHERE u.id = ${input.underId} AND e.org_pos >= u.pos AND e.org_pos < u.pos_end)`;
  const states = input.states.length === 0 ? sql`true` : sql`e.state = ANY (${input.states}::text[])`;
  const [day, id] = readCursor(input.after, ['day', 'id']) ?? [];
  const beyond = day === undefined ? sql`true` : sql`(e.effective_on, e.id) < (${day}::date, ${id}::uuid)`;
  const rows = await linesWhere(tx, sql`${under} AND ${states} AND ${beyond}`, input.limit);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM organisations.structural_event e WHERE ${under} AND ${states}`.execute(tx);
  const last = rows.at(-1);
  return {
    rows,
    count: counted[0]!.count,
    next: last && rows.length === input.limit ? cursorOf(last.effectiveOn, last.id) : null,
  };
});

export const event = question(contract.event, async ({ eventId }, { tx }) => {
  const [line] = await linesWhere(tx, sql`e.id = ${eventId}`, 1);
  if (!line) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { rows: parties } = await sql<OutputOf<typeof contract.event>['parties'][number]>`
    SELECT p.before_id AS "beforeId", p.after_id AS "afterId", p.extent, p.share_numerator AS "shareNumerator", p.share_denominator AS "shareDenominator"
    FROM organisations.event_party p WHERE p.event_id = ${eventId} ORDER BY p.line_no`.execute(tx);
  const ids = parties.flatMap((party) => [party.beforeId, party.afterId]).filter((id) => id !== null);
  const names = await nearestNames(tx, line.effectiveOn, ids);
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  return {
    ...line,
    parties: parties.map((party) => ({
      ...party,
      beforeName: nameOf(party.beforeId),
      afterName: nameOf(party.afterId),
    })),
  };
});

export const timeline = question(contract.timeline, async ({ organisationId }, { tx, now }) => {
  const { rows: versions } = await sql<Omit<OutputOf<typeof contract.timeline>['versions'][number], 'typeName'>>`
    SELECT v.name, v.type, above.name AS "parentName", lower(v.period) AS "from", upper(v.period) AS "until", v.since_event AS "sinceEventId"
    FROM organisations.organisation_version v
    LEFT JOIN LATERAL (
      SELECT p.name FROM organisations.organisation_version p WHERE p.org_id = v.parent_id AND p.period && v.period ORDER BY lower(p.period) DESC LIMIT 1
    ) AS above ON true
    WHERE v.org_id = ${organisationId} ORDER BY lower(v.period) NULLS FIRST`.execute(tx);
  if (versions.length === 0) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const lines = await linesWhere(
    tx,
    sql`e.id IN (
      SELECT p.event_id FROM organisations.event_party p WHERE p.before_id = ${organisationId} OR p.after_id = ${organisationId}
      UNION SELECT v.since_event FROM organisations.organisation_version v WHERE v.org_id = ${organisationId}
      UNION SELECT r.id FROM organisations.structural_event r JOIN organisations.event_party p ON p.event_id = r.reverses
        WHERE p.before_id = ${organisationId} OR p.after_id = ${organisationId})
      OR (e.state IN ('prepared', 'scheduled') AND e.plan::text LIKE ${`%${organisationId}%`})`,
    200,
  );
  const { typeName } = namesOfKinds(dayOf(now));
  return { versions: versions.map((version) => ({ ...version, typeName: typeName(version.type) })), events: lines };
});
