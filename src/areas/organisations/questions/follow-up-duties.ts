import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/event-register.ts';
import { dutyRules, type LeftDuty } from '../rules/duties-after.ts';

type Duty = OutputOf<typeof contract.followUpDuties>['rows'][number];
const SHOWN = 500;

export const followUpDuties = question(contract.followUpDuties, async (input, { tx, today }) => {
  const where = sql`NOT d.dropped
    AND (${input.organisationId}::uuid IS NULL OR d.org_id = ${input.organisationId})
    AND (${input.eventId}::uuid IS NULL OR d.event_id = ${input.eventId})
    AND (NOT ${input.open} OR d.done_on IS NULL)`;
  const { rows } = await sql<Omit<Duty, 'name' | 'source' | 'overdue'> & LeftDuty>`
    SELECT d.id, d.event_id AS "eventId", d.org_id AS "organisationId", last.name AS "organisationName", d.kind, d.due_on AS "dueOn",
           d.done_on AS "doneOn", d.note, d.version, e.kind AS "eventKind", e.effective_on AS "effectiveOn"
    FROM organisations.follow_up_duty d
    LEFT JOIN organisations.structural_event e ON e.id = d.event_id
    CROSS JOIN LATERAL (
      SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = d.org_id ORDER BY lower(v.period) DESC NULLS LAST LIMIT 1
    ) AS last
    WHERE ${where} ORDER BY d.done_on IS NOT NULL, d.due_on NULLS LAST, last.name, d.id LIMIT ${SHOWN}`.execute(tx);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM organisations.follow_up_duty d WHERE ${where}`.execute(tx);
  const ruleOf = dutyRules(shippedPacks());
  return {
    count: counted[0]!.count,
    rows: rows.map(({ eventKind, effectiveOn, ...row }) => {
      const rule = ruleOf({ kind: row.kind, eventKind, effectiveOn });
      return {
        ...row,
        name: rule?.names ?? { vi: row.kind, en: row.kind },
        source: rule?.source ?? { vi: '', en: '' },
        overdue: row.doneOn === null && row.dueOn !== null && row.dueOn < today,
      };
    }),
  };
});
