import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  orRefuse,
  Refused,
  reason,
  refuse,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-waivers.ts';
import { lockLedger, refuseUnlessCollector } from '../questions/dues-access.ts';
import { duesRatesOn } from '../questions/dues-rules-on.ts';
import { checkDuesWaiver } from '../rules/dues-check-waiver.ts';
import { recompute } from './dues-entry-writes.ts';

type WaiverId = typeof contract.grantDuesWaiver.output._output.waiverId;
type WaiverRow = {
  id: string;
  organisationId: string;
  memberId: string;
  fromMonth: Day;
  reportedOn: Day | null;
  isWithdrawn: boolean;
  version: number;
};

/** The organisation of a waiver; empty when it cannot be seen. */
const placeOf = async ({ waiverId }: { waiverId: string }, tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT w.org_id AS id FROM members.dues_waiver w WHERE w.id = ${waiverId}`.execute(tx);
  return rows.map(({ id }) => id);
};

const getWaiver = async (tx: Tx, waiverId: string, expectedVersion: number): Promise<WaiverRow> => {
  const { rows } = await sql<WaiverRow>`
    SELECT w.id, w.org_id AS "organisationId", w.member_id AS "memberId", w.from_month AS "fromMonth", w.reported_on AS "reportedOn",
      w.withdrawn_at IS NOT NULL AS "isWithdrawn", w.version
    FROM members.dues_waiver w WHERE w.id = ${waiverId} FOR NO KEY UPDATE OF w`.execute(tx);
  const row = rows[0];
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'waiverId')));
  if (row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('members.changed-meanwhile', {}, 'expectedVersion')));
  if (row.isWithdrawn) throw new Refused(refuse(reason('members.waiver-withdrawn-already', {}, 'waiverId')));
  return row;
};

type Granted = typeof contract.grantDuesWaiver.input._output;

// The name is taken from the spell here: the record of a guest stands elsewhere and is not in this scope.
const insertWaiver = async (tx: Tx, input: Granted, enteredBy: string): Promise<WaiverId> => {
  const id = newId<WaiverId>();
  const { rows } = await sql`
    INSERT INTO members.dues_waiver (id, org_id, org_pos, member_id, full_name, sort_name, percent, from_month, until_month, decided_on, entered_by)
    SELECT ${id}, s.org_id, s.org_pos, s.member_id, s.full_name, s.sort_name, ${input.percent}, ${input.fromMonth}::date,
      ${input.untilMonth}::date, ${input.decidedOn}::date, ${enteredBy}
    FROM members.membership s WHERE s.org_id = ${input.organisationId} AND s.member_id = ${input.memberId}
      AND s.until_day > ${input.fromMonth}::date ORDER BY s.since_day DESC LIMIT 1 RETURNING 1`.execute(tx);
  if (rows.length === 0) orRefuse(refuse(reason('members.not-on-dues-roll', {}, 'memberId')));
  await sql`SELECT members.put_dues_waiver_ground(${id}, ${input.ground}, ${input.reason})`.execute(tx);
  return id;
};

export const grantDuesWaiver = action(contract.grantDuesWaiver, async (input, { tx, today, actor, note, tell }) => {
  const { organisationId, memberId } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  orRefuse(checkDuesWaiver(input, duesRatesOn(input.fromMonth).content, today));

  const waiverId = await insertWaiver(tx, input, actor.accountId);
  await recompute(tx, organisationId, { from: input.fromMonth, memberId });
  note({ subject: `members.dues_waiver ${waiverId}`, after: { memberId, percent: input.percent } });
  await tell('members.dues-waiver-granted', { organisationId, waiverId });
  return { waiverId };
});

export const withdrawDuesWaiver = action(
  contract.withdrawDuesWaiver,
  async (input, { tx, note, tell }) => {
    const [organisationId] = await placeOf(input, tx);
    await lockLedger(tx, organisationId!);
    await refuseUnlessCollector(tx, organisationId!);
    const row = await getWaiver(tx, input.waiverId, input.expectedVersion);
    await sql`
      UPDATE members.dues_waiver SET withdrawn_at = clock_timestamp(), version = version + 1 WHERE id = ${row.id}`.execute(
      tx,
    );
    await recompute(tx, row.organisationId, { from: row.fromMonth, memberId: row.memberId });
    note({ subject: `members.dues_waiver ${row.id}`, before: { memberId: row.memberId } });
    await tell('members.dues-waiver-withdrawn', { organisationId: row.organisationId, waiverId: row.id });
    return { done: true as const };
  },
  { over: placeOf },
);

export const reportDuesWaiver = action(
  contract.reportDuesWaiver,
  async (input, { tx, today, note }) => {
    const row = await getWaiver(tx, input.waiverId, input.expectedVersion);
    await refuseUnlessCollector(tx, row.organisationId);
    if (input.reportedOn !== null && input.reportedOn > today)
      orRefuse(refuse(reason('members.day-in-future', { day: input.reportedOn }, 'reportedOn')));
    const version = row.version + 1;
    await sql`
      UPDATE members.dues_waiver SET reported_on = ${input.reportedOn}::date, version = ${version} WHERE id = ${row.id}`.execute(
      tx,
    );
    const subject = `members.dues_waiver ${row.id}`;
    note({ subject, before: { reportedOn: row.reportedOn }, after: { reportedOn: input.reportedOn } });
    return { version };
  },
  { over: placeOf },
);
