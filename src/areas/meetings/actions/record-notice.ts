import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/planning.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { sentReasons } from '../rules/check-plan.ts';
import { loadMeeting, moveMeeting } from './meeting-steps.ts';

export const recordNotice = action(
  contract.recordNotice,
  async ({ noticedOn, materialsOn, ...input }, { tx, today, note, tell }) => {
    const before = await loadMeeting(tx, input, 'record-notice');
    const reasons = [
      ...sentReasons('noticedOn', noticedOn, before.plannedOn, today),
      ...sentReasons('materialsOn', materialsOn, before.plannedOn, today),
    ];
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await sql`
      UPDATE meetings.meeting SET noticed_on = ${noticedOn}::date, materials_on = ${materialsOn}::date
      WHERE id = ${before.id}`.execute(tx);
    const done = await moveMeeting(tx, before, 'noticed', null);
    note({ subject: `meeting ${before.id}`, after: { noticedOn, materialsOn } });
    await tell('meetings.notice-recorded', { meetingId: before.id, organisationId: before.organisationId });
    return done;
  },
  { over: homeOfMeeting },
);

export const withdrawNotice = action(
  contract.withdrawNotice,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadMeeting(tx, input, 'withdraw-notice');
    await sql`UPDATE meetings.meeting SET noticed_on = NULL, materials_on = NULL WHERE id = ${before.id}`.execute(tx);
    const done = await moveMeeting(tx, before, 'planned', why);
    note({ subject: `meeting ${before.id}`, before: { noticedOn: before.noticedOn } });
    await tell('meetings.notice-withdrawn', { meetingId: before.id, organisationId: before.organisationId });
    return done;
  },
  { over: homeOfMeeting },
);
