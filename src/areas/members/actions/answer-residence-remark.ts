import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-residence-remarks.ts';
import { dueOfYear } from './ask-residence-remarks.ts';
import { overResidence, refuseStale } from './stored-residence.ts';

type Remark = { askedOn: Day; answeredOn: Day | null; version: number };

const lockRemark = async (tx: Tx, id: string, expectedVersion?: number): Promise<Remark> => {
  const { rows } = await sql<Remark>`
    SELECT asked_on AS "askedOn", answered_on AS "answeredOn", version FROM members.residence_remark_in
    WHERE id = ${id} AND NOT is_withdrawn FOR UPDATE`.execute(tx);
  refuseStale(rows[0], expectedVersion);
  return rows[0]!;
};

export const answerResidenceRemark = action(
  contract.answerResidenceRemark,
  async ({ residenceRemarkInId, expectedVersion, remark, signer, answeredOn }, { tx, today, tell, note }) => {
    const before = await lockRemark(tx, residenceRemarkInId, expectedVersion);
    if (before.answeredOn !== null) orRefuse(refuse(reason('members.remark-answered', { on: before.answeredOn })));
    if (answeredOn > today) orRefuse(refuse(reason('members.day-in-future', { day: answeredOn }, 'answeredOn')));
    await sql`
      UPDATE members.residence_remark_in SET remark = ${remark}, signer = ${signer}, answered_on = ${answeredOn}::date, version = version + 1
      WHERE id = ${residenceRemarkInId}`.execute(tx);
    note({ subject: `members.residence_remark_in ${residenceRemarkInId}`, after: { answeredOn } });
    await tell('members.residence-remark-answered', { residenceRemarkInId });
    return { version: before.version + 1 };
  },
  { over: overResidence('residence_remark_in', 'residenceRemarkInId') },
);

export const withdrawResidenceAnswer = action(
  contract.withdrawResidenceAnswer,
  async ({ residenceRemarkInId }, { tx, today, tell, note }) => {
    const before = await lockRemark(tx, residenceRemarkInId);
    if (before.answeredOn === null) orRefuse(refuse(reason('members.remark-not-answered')));
    if (before.answeredOn !== today) orRefuse(refuse(reason('members.undo-day-over', { day: before.answeredOn! })));
    await sql`
      UPDATE members.residence_remark_in SET remark = NULL, signer = NULL, answered_on = NULL, version = version + 1
      WHERE id = ${residenceRemarkInId}`.execute(tx);
    note({ subject: `members.residence_remark_in ${residenceRemarkInId}`, after: { answeredOn: null } });
    await tell('members.residence-answer-withdrawn', { residenceRemarkInId });
    return { done: true as const };
  },
  { over: overResidence('residence_remark_in', 'residenceRemarkInId') },
);

export const giveUnaskedRemark = action(
  contract.giveUnaskedRemark,
  async ({ residenceGuestId, year, askedOn }, { tx, today, now, note }) => {
    if (askedOn > today) orRefuse(refuse(reason('members.day-in-future', { day: askedOn }, 'askedOn')));
    if (year > yearOf(today)) orRefuse(refuse(reason('members.year-not-begun', { year: String(year) }, 'year')));
    const { rows: guests } = await sql<{ linkId: string | null; version: number }>`
      SELECT link_id AS "linkId", version FROM members.residence_guest WHERE id = ${residenceGuestId} FOR UPDATE`.execute(
      tx,
    );
    refuseStale(guests[0]);
    if (guests[0]!.linkId !== null) orRefuse(refuse(reason('members.remark-asked-inside')));
    const residenceRemarkInId = newId();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO members.residence_remark_in (id, guest_id, org_id, org_pos, year, asked_on, due_on, entered_at)
      SELECT ${residenceRemarkInId}, g.id, g.org_id, g.org_pos, ${year}, ${askedOn}::date, ${dueOfYear(year, today)}::date, ${now}
      FROM members.residence_guest g WHERE g.id = ${residenceGuestId}
      ON CONFLICT (guest_id, year) WHERE NOT is_withdrawn DO NOTHING RETURNING id`.execute(tx);
    if (rows.length === 0) orRefuse(refuse(reason('members.remark-asked-already', { year: String(year) }, 'year')));
    note({ subject: `members.residence_remark_in ${residenceRemarkInId}`, after: { year } });
    return { residenceRemarkInId: residenceRemarkInId as never };
  },
  { over: overResidence('residence_guest', 'residenceGuestId') },
);

export const recordResidenceMeeting = action(
  contract.recordResidenceMeeting,
  async (input, { tx, today, now, note }) => {
    if (input.heldOn > today) orRefuse(refuse(reason('members.day-in-future', { day: input.heldOn }, 'heldOn')));
    const residenceMeetingId = newId();
    const { rows } = await sql<{ id: string }>`
    INSERT INTO members.residence_meeting (id, org_id, org_pos, held_on, invited, present, content, entered_at)
    SELECT ${residenceMeetingId}, o.id, o.pos, ${input.heldOn}::date, ${input.invited}, ${input.present}, ${input.content}, ${now}
    FROM organisations.published_position o WHERE o.id = ${input.organisationId}
    ON CONFLICT (org_id, held_on) WHERE NOT is_withdrawn DO NOTHING RETURNING id`.execute(tx);
    if (rows.length === 0) orRefuse(refuse(reason('members.meeting-recorded-already', { on: input.heldOn }, 'heldOn')));
    note({
      subject: `members.residence_meeting ${residenceMeetingId}`,
      after: { at: input.organisationId, heldOn: input.heldOn },
    });
    return { residenceMeetingId: residenceMeetingId as never };
  },
);

export const withdrawResidenceMeeting = action(
  contract.withdrawResidenceMeeting,
  async ({ residenceMeetingId }, { tx, note }) => {
    await sql`
      UPDATE members.residence_meeting SET is_withdrawn = true, version = version + 1 WHERE id = ${residenceMeetingId}`.execute(
      tx,
    );
    note({ subject: `members.residence_meeting ${residenceMeetingId}`, after: { withdrawn: true } });
    return { done: true as const };
  },
  { over: overResidence('residence_meeting', 'residenceMeetingId') },
);
