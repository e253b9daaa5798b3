import { type RawBuilder, sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RosterId } from '../contract/roster.ts';
import * as contract from '../contract/roster.ts';
import { cellsWithin } from '../questions/chosen-cells.ts';
import { homeOfRoster, loadRoster, type RosterRow, seatedIn } from '../questions/roster-rows.ts';
import { checkAttended, checkRosterPlan } from '../rules/check-roster.ts';

export const planAttendance = action(
  contract.planAttendance,
  async ({ organisationId, month, cellId, personId, plannedOn }, { tx, today, note, tell }) => {
    const { rows } = await sql<{ id: string }>`
      SELECT c.id FROM ${cellsWithin(today, organisationId)} WHERE c.id = ${cellId}`.execute(tx);
    const seated = (await seatedIn(tx, organisationId, today)).find((one) => one.personId === personId);
    orRefuse(checkRosterPlan({ month, plannedOn }, { isBelow: rows.length > 0, hasSeat: seated !== undefined }));
    const rosterId = newId<RosterId>();
    await sql`
      INSERT INTO meetings.roster (id, org_id, org_pos, cell_id, month, person_id, full_name, planned_on, state)
      SELECT ${rosterId}, p.id, p.pos, ${cellId}, ${month}::date, ${personId}, ${seated!.fullName}, ${plannedOn}::date, 'planned'
      FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
    note({ subject: `roster ${rosterId}`, after: { month, cellId } });
    await tell('meetings.attendance-planned', { rosterId });
    return { rosterId, version: 1 };
  },
);

const refuseUnlessPlanned = ({ state }: RosterRow): void => {
  if (state !== 'planned') throw new Refused(refuse(reason('meetings.attendance-recorded-already', { state })));
};

const put = async (tx: Tx, { id, version }: RosterRow, columns: RawBuilder<unknown>) => {
  await sql`UPDATE meetings.roster SET ${columns}, version = version + 1 WHERE id = ${id}`.execute(tx);
  return { rosterId: id, version: version + 1 };
};

export const withdrawAttendance = action(
  contract.withdrawAttendance,
  async (input, { tx, note, tell }) => {
    const before = await loadRoster(tx, input);
    refuseUnlessPlanned(before);
    await sql`DELETE FROM meetings.roster r WHERE r.id = ${before.id}`.execute(tx);
    note({ subject: `roster ${before.id}`, before: { month: before.month } });
    await tell('meetings.attendance-withdrawn', { rosterId: before.id });
    return { done: true as const };
  },
  { over: homeOfRoster },
);

export const recordAttendance = action(
  contract.recordAttendance,
  async ({ attendedOn, remark, ...input }, { tx, today, note, tell }) => {
    const before = await loadRoster(tx, input);
    refuseUnlessPlanned(before);
    orRefuse(checkAttended(before.month, attendedOn, today));
    const saved = await put(tx, before, sql`state = 'attended', attended_on = ${attendedOn}::date, remark = ${remark}`);
    note({ subject: `roster ${before.id}`, after: { attendedOn } });
    await tell('meetings.attendance-recorded', { rosterId: before.id });
    return saved;
  },
  { over: homeOfRoster },
);

export const recordMissed = action(
  contract.recordMissed,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadRoster(tx, input);
    refuseUnlessPlanned(before);
    const saved = await put(tx, before, sql`state = 'missed', why = ${why}`);
    note({ subject: `roster ${before.id}`, after: { state: 'missed' } });
    await tell('meetings.attendance-missed', { rosterId: before.id });
    return saved;
  },
  { over: homeOfRoster },
);

export const reopenAttendance = action(
  contract.reopenAttendance,
  async (input, { tx, note, tell }) => {
    const before = await loadRoster(tx, input);
    if (before.meetingId !== null) throw new Refused(refuse(reason('meetings.attendance-from-sheet')));
    const emptied = sql`state = 'planned', attended_on = NULL, remark = NULL, why = NULL`;
    const saved = await put(tx, before, emptied);
    note({ subject: `roster ${before.id}`, before: { state: before.state } });
    await tell('meetings.attendance-reopened', { rosterId: before.id });
    return saved;
  },
  { over: homeOfRoster },
);
